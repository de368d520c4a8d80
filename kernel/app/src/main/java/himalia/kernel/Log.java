package himalia.kernel;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The kernel's own log: the standard error of the process, which `System.err` of the cells no longer is.
final class Log {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private Log() {}

    static void line(String text) {
        OUT.println("[himalia] " + text);
    }

    static void error(String text, Throwable cause) {
        line(text);
        cause.printStackTrace(OUT);
    }
}
