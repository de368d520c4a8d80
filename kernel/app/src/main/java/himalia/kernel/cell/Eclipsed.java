package himalia.kernel.cell;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A method of one library that has the name of a function of another, and does something else: who writes
/// `df.transpose()` gets Tablesaw's, and may have meant `transpose(df)`.
public final class Eclipsed {
    private Eclipsed() {}

    /// What to write, if such a method has failed that a line of the cell has called.
    public static Optional<String> hint(Cell cell, Throwable thrown, Scope scope) {
        StackTraceElement[] trace = thrown.getStackTrace();
        if (trace.length > 0 && Frames.cell(trace[0]).isPresent()) {
            // Code of the user's has failed, which the method has called, as `println` a `toString`.
            return Optional.empty();
        }
        for (int i = 1; i < trace.length; i++) {
            OptionalInt number = Frames.cell(trace[i]);
            if (number.isPresent()) {
                StackTraceElement called = trace[i - 1];
                boolean isMeant = number.getAsInt() == cell.number()
                        && !isOfJava(called)
                        && trace[i].getLineNumber() > 0
                        && scope.isFunctionOf(called.getMethodName(), called.getClassName());
                return isMeant ? hint(cell.code(), trace[i].getLineNumber(), called.getMethodName()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Java's own methods are known: who writes `System.out.println(x)` means that one.
    private static boolean isOfJava(StackTraceElement called) {
        String module = called.getModuleName();
        return module != null && module.startsWith("java.");
    }

    private static Optional<String> hint(String code, int number, String method) {
        Source line = Source.of(code.lines().skip(number - 1L).findFirst().orElse(""));
        Matcher call =
                Pattern.compile("\\.\\s*" + Pattern.quote(method) + "\\s*\\(").matcher(line.mask());
        if (!call.find()) {
            return Optional.empty();
        }
        int start = line.operandStart(call.start());
        int end = line.closing(call.end() - 1);
        if (start == call.start() || end < 0) {
            return Optional.empty();
        }
        String rest = line.code().substring(call.end(), end).strip();
        String meant =
                method + "(" + line.code().substring(start, call.start()) + (rest.isEmpty() ? "" : ", " + rest) + ")";
        return Optional.of("Hint: `" + method + "` of this library stands before what it works on: `"
                + line.with(start, end + 1, meant).strip() + "`");
    }
}
