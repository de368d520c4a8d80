package himalia.kernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The kernel's own log: the standard error of the process, which `System.err` of the cells no longer is.
final class Log {
    private static final PrintStream STANDARD_ERROR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private static volatile PrintStream out = STANDARD_ERROR;

    private Log() {}

    /// Standard error becomes that of cells: the log goes on elsewhere.
    static void to(OutputStream elsewhere) {
        out = new PrintStream(elsewhere, true, StandardCharsets.UTF_8);
    }

    static void toStandardError() {
        out = STANDARD_ERROR;
    }

    static void line(String text) {
        out.println("[himalia] " + text);
    }

    static void error(String text, Throwable cause) {
        line(text);
        cause.printStackTrace(out);
    }
}
