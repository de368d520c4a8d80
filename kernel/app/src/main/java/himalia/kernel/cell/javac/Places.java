package himalia.kernel.cell.javac;

import himalia.kernel.cell.Spot;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which line of which cell a stack frame stands for: its file name says the cell.
final class Places implements Function<StackTraceElement, Optional<Spot>> {
    private static final Pattern FILE = Pattern.compile("Cell \\[(\\d+)]");
    private static final Pattern NUMBERED = Pattern.compile("(^|\\.)\\d+(?=\\.|$)");

    static String file(int cell) {
        return "Cell [" + cell + "]";
    }

    @Override
    public Optional<Spot> apply(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null || frame.getLineNumber() <= 0) {
            return Optional.empty();
        }
        Matcher cell = FILE.matcher(file);
        return cell.matches()
                ? Optional.of(new Spot(Integer.parseInt(cell.group(1)), frame.getLineNumber(), where(frame)))
                : Optional.empty();
    }

    private static String where(StackTraceElement frame) {
        String name = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        boolean top = name.startsWith("$");
        String type = NUMBERED.matcher((top ? name.replaceFirst("^\\$[^$]*\\$?", "") : name).replace('$', '.'))
                .replaceAll("");
        String method = frame.getMethodName();
        boolean run = name.startsWith(Layout.RUN);
        if (method.startsWith("lambda$")) {
            String around = method.replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
            return run || around.isEmpty() ? "a lambda" : "a lambda of " + around;
        }
        if (run && type.isEmpty()) {
            return "";
        }
        return switch (method) {
            case "<init>" -> type.isEmpty() ? "" : "new " + type;
            case "<clinit>" -> type;
            default -> type.isEmpty() ? method : type + "." + method;
        };
    }
}
