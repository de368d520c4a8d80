package himalia.kernel.cell.javac;

import himalia.kernel.cell.Frames;
import himalia.kernel.cell.Spot;
import himalia.kernel.cell.VmNames;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which line of which cell a stack frame stands for: its file name says the cell.
final class Places implements Function<StackTraceElement, Optional<Spot>> {
    private static final Pattern NUMBERED = Pattern.compile("(^|\\.)\\d+(?=\\.|$)");

    @Override
    public Optional<Spot> apply(StackTraceElement frame) {
        OptionalInt cell = Frames.cell(frame);
        return cell.isPresent() && frame.getLineNumber() > 0
                ? Optional.of(new Spot(cell.getAsInt(), frame.getLineNumber(), where(frame)))
                : Optional.empty();
    }

    private static String where(StackTraceElement frame) {
        String type = NUMBERED.matcher(VmNames.type(frame.getClassName()).replace('$', '.'))
                .replaceAll("");
        String method = frame.getMethodName();
        boolean run = VmNames.isRun(frame.getClassName(), method);
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
