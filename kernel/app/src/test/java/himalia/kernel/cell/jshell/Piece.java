package himalia.kernel.cell.jshell;

import jdk.jshell.SourceCodeAnalysis.Completeness;

/// A part of a cell that JShell takes as one: a declaration, a statement or an expression.
///
/// @param start     where it begins in the cell, including the blanks and comments before it
/// @param source    what JShell gets: the text from there on, perhaps with a `;` at its end
/// @param hasValue  whether it could be the value of the cell: its text does not end with `;`
/// @param state     what JShell thinks of it
record Piece(int start, String source, boolean hasValue, Completeness state) {
    boolean isBroken() {
        return state == Completeness.UNKNOWN || state == Completeness.DEFINITELY_INCOMPLETE;
    }
}
