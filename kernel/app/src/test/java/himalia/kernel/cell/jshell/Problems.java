package himalia.kernel.cell.jshell;

import himalia.kernel.cell.CompileProblem;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.Diag;

/// JShell's diagnostics as problems of a cell.
final class Problems {
    private Problems() {}

    static List<CompileProblem> of(Stream<Diag> diagnostics, int start) {
        return diagnostics
                .filter(Diag::isError)
                .map(diag -> new CompileProblem(
                        diag.getCode(),
                        diag.getMessage(java.util.Locale.ENGLISH),
                        start + (int) Math.max(0, diag.getStartPosition()),
                        start + (int) Math.max(0, diag.getEndPosition()),
                        start + (int) Math.max(0, diag.getPosition())))
                .toList();
    }
}
