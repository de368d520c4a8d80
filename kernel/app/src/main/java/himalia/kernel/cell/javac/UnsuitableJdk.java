package himalia.kernel.cell.javac;

import himalia.api.CellResult;
import himalia.kernel.cell.Ansi;
import java.util.List;

/// Thrown where javac fails as it does on no JDK that the kernel is tested on.
final class UnsuitableJdk extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsuitableJdk(Throwable cause) {
        super(JdkCheck.changed(cause.toString()), cause);
    }

    /// One sentence; how javac failed is no concern of the student's.
    CellResult.Failure failure() {
        String message = String.valueOf(getMessage());
        return new CellResult.Failure(getClass().getSimpleName(), message, List.of(Ansi.strong(message)));
    }
}
