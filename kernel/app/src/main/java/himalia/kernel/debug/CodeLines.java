package himalia.kernel.debug;

import himalia.kernel.cell.Mask;
import java.util.List;

/// The lines of a cell that have code: more than a comment, a bracket or nothing.
final class CodeLines {
    private CodeLines() {}

    /// The next line with code from one on; behind the last, that.
    static int next(String text, int line) {
        List<String> lines = Mask.of(text).lines().toList();
        int last = line;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).replaceAll("[\\s{}();]", "").isEmpty()) {
                last = i + 1;
                if (last >= line) {
                    return last;
                }
            }
        }
        return last;
    }
}
