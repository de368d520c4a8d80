package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/// Cuts a cell into pieces, each at its exact place.
final class Splitter {
    private final SourceCodeAnalysis analysis;

    Splitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /// All pieces in their order; a piece that cannot be parsed is the last one and holds all the rest.
    List<Piece> split(String code) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        while (start < code.length()) {
            String rest = code.substring(start);
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
            Completeness state = info.completeness();
            if (state == Completeness.EMPTY) {
                break;
            }
            if (state == Completeness.UNKNOWN || state == Completeness.DEFINITELY_INCOMPLETE || info.source() == null) {
                pieces.add(new Piece(start, rest, false, state));
                break;
            }
            int length = state == Completeness.COMPLETE
                    ? rest.length() - info.remaining().length()
                    : rest.length();
            // JShell may add a `;` to the source it hands out, so the user's own text tells.
            boolean hasValue =
                    !Mask.of(rest.substring(0, length)).stripTrailing().endsWith(";");
            if (!info.source().isBlank() && !isLone(info.source())) {
                pieces.add(new Piece(start, info.source(), hasValue, state));
            }
            if (length <= 0) {
                break;
            }
            start += length;
        }
        return pieces;
    }

    /// An empty statement.
    private static boolean isLone(String source) {
        return source.strip().equals(";");
    }
}
