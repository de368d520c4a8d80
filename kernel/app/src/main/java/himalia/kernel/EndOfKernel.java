package himalia.kernel;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a kernel is no more that has not ended by itself, in one sentence: read off the exit code of its Java, and off
/// the report that a crashed Java leaves behind.
final class EndOfKernel {
    /// So many lines of a report tell what has happened; thousands more tell it to those who mend Java.
    private static final int HEAD = 60;

    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL",
            11, "SIGSEGV", 15, "SIGTERM");

    private static final Pattern ALLOCATION = Pattern.compile("# Native memory allocation .*?(\\d+) bytes.*");
    private static final Pattern SIGNAL = Pattern.compile("#\\s+(SIG\\w+|EXCEPTION_\\w+|Internal Error).*");
    private static final Pattern FRAME = Pattern.compile("# [CVjJ]\\s+(?:\\[([^+\\]]+)[^\\]]*]|.*)\\s*(.*)");

    private EndOfKernel() {}

    /// The sentence.
    ///
    /// @param number of the cell that ran; 0 if none did, or one without a number
    /// @param status the exit code, as a shell says it: above 128 it is a signal
    /// @param report what a crashed Java wrote, null if there is nothing
    static String sentence(int number, boolean ran, int status, @Nullable Path report) {
        String when = !ran ? "" : number > 0 ? " while cell [" + number + "] ran" : " while a cell ran";
        String where = report == null ? "" : "; Java's report is in " + report;
        return "The kernel died" + when + ": " + cause(status, report) + ". Its variables are gone" + where + ".";
    }

    /// The same of a kernel of which nothing is known but that it is no more.
    static String killed(int number) {
        return "The kernel before this one was killed, with all its processes, while "
                + (number > 0 ? "cell [" + number + "]" : "a cell") + " ran. Its variables are gone.";
    }

    private static String cause(int status, @Nullable Path report) {
        List<String> head = report == null ? List.of() : head(report);
        if (head.stream().anyMatch(line -> line.contains("insufficient memory"))) {
            String bytes = head.stream()
                    .map(ALLOCATION::matcher)
                    .filter(Matcher::matches)
                    .map(found -> " for " + size(found.group(1)) + " more")
                    .findFirst()
                    .orElse("");
            return "the system had no memory" + bytes
                    + " outside of Java's heap, as when there are thousands of threads or other programs take all of it";
        }
        for (String line : head) {
            Matcher signal = SIGNAL.matcher(line);
            if (signal.matches()) {
                return crash(signal.group(1), head);
            }
        }
        if (status == 128 + 9) {
            return "its Java was killed (SIGKILL), as the system does where memory runs out";
        }
        if (status == 3) {
            return "its Java ended with exit code 3, as with -XX:+ExitOnOutOfMemoryError where the heap is full";
        }
        if (status > 128 && status < 128 + 65) {
            int signal = status - 128;
            return "its Java was ended by signal " + signal
                    + (SIGNALS.containsKey(signal) ? " (" + SIGNALS.get(signal) + ")" : "");
        }
        return "something ended its Java with exit code " + status
                + ", which native code and the JDK itself can do without asking the kernel";
    }

    private static String crash(String signal, List<String> head) {
        int at = head.indexOf("# Problematic frame:");
        Matcher frame = FRAME.matcher(at < 0 || at + 1 >= head.size() ? "" : head.get(at + 1));
        if (signal.equals("Internal Error") || !frame.matches()) {
            return "Java itself crashed (" + signal + ")";
        }
        String library = frame.group(1);
        if (library == null) {
            return "Java code reached outside of its memory (" + signal + "), as by Unsafe or a foreign function";
        }
        boolean isJava = library.matches("(lib)?jvm\\.\\w+");
        return (isJava ? "Java itself crashed (" : "native code crashed (") + signal + " in " + library + ")";
    }

    private static String size(String bytes) {
        double number = Double.parseDouble(bytes);
        return number < 1 << 20
                ? "%,d bytes".formatted((long) number)
                : String.format(Locale.ROOT, "%.0f MB", number / (1 << 20));
    }

    private static List<String> head(Path report) {
        try (var lines = Files.lines(report)) {
            return lines.limit(HEAD).map(String::stripTrailing).toList();
        } catch (MalformedInputException e) {
            return List.of();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}
