package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Mask;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/// Whether a text is a whole cell, and if not how its next line should begin.
final class Completenesses {
    private static final int INDENT = 4;
    private final SourceCodeAnalysis analysis;
    private final CellCheck check;

    Completenesses(SourceCodeAnalysis analysis, CellCheck check) {
        this.analysis = analysis;
        this.check = check;
    }

    Completeness of(String code) {
        List<Piece> pieces = new Splitter(analysis).split(code);
        if (pieces.isEmpty()) {
            return Completeness.of(Completeness.State.COMPLETE);
        }
        return switch (pieces.getLast().state()) {
            case UNKNOWN -> Completeness.of(Completeness.State.INVALID);
            case DEFINITELY_INCOMPLETE -> new Completeness(Completeness.State.INCOMPLETE, indent(code));
            default ->
                Completeness.of(
                        check.unparsable(pieces).isPresent()
                                ? Completeness.State.INVALID
                                : Completeness.State.COMPLETE);
        };
    }

    /// As the last line, and one step more for every bracket it leaves open.
    private static String indent(String code) {
        String last = code.stripTrailing().lines().reduce((a, b) -> b).orElse("");
        int blanks = last.length() - last.stripLeading().length();
        int open = 0;
        for (char c : Mask.of(last).toCharArray()) {
            open += c == '{' || c == '(' || c == '[' ? 1 : c == '}' || c == ')' || c == ']' ? -1 : 0;
        }
        return " ".repeat(blanks + (open > 0 ? INDENT : 0));
    }
}
