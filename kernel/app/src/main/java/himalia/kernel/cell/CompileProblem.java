package himalia.kernel.cell;

import java.util.List;

/// An error the compiler found in a cell.
///
/// @param code    the compiler's own name of the kind of error, such as `compiler.err.expected`
/// @param message the compiler's message
/// @param start   offset in the cell where it begins
/// @param end     offset in the cell where it ends
/// @param at      offset in the cell to which the caret points
/// @param instead names that could stand there; empty if nobody knows
public record CompileProblem(String code, String message, int start, int end, int at, List<String> instead) {
    public CompileProblem(String code, String message, int start, int end, int at) {
        this(code, message, start, end, at, List.of());
    }
}
