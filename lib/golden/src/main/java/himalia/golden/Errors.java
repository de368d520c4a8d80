package himalia.golden;

import com.google.gson.JsonObject;
import himalia.golden.python.PythonException;
import himalia.golden.torch.Unmapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When an error counts as PyTorch's.
///
/// Ours passes if its message contains PyTorch's first sentence (words alone: punctuation, case and what stands in
/// brackets after it do not count); or if its kind fits PyTorch's type and every shape, number and type that PyTorch's
/// first sentence names is in ours, at least one. So a message may say it better, but not say less.
///
/// Where it is to be verbatim, ours begins with PyTorch's whole message, and may go on with more.
final class Errors {
    /// Shapes, numbers, and names of element types.
    private static final Pattern FACT = Pattern.compile(
            "\\[[-\\d, ]*]|\\b\\d+(x\\d+)+|(?<![\\w.])-?\\d+(\\.\\d+)?|\\b(Float|Double|Long|Int|Byte|Bool)\\b");

    /// What Python says of itself at the end of a message, and a full stop.
    private static final Pattern OF_PYTHON = Pattern.compile(" \\(got float\\)$| *\\(Could this error.*$|\\.$");

    /// What Java says of itself.
    private static final Pattern RAW = Pattern.compile(
            "^(Index -?\\d+ out of bounds for length \\d+|Range \\[.* out of bounds for length .*|/ by zero|-?\\d+( > -?\\d+)?"
                    + "|(integer|long) overflow|Cannot (invoke|read|load|store|assign|throw|enter).*"
                    + "|(arraycopy|begin \\d|newLength|fromIndex|toIndex|bound must)\\b.*|class .* cannot be cast .*|Array.*)$");

    private Errors() {}

    /// @throws Mismatch if the code runs, or fails otherwise than PyTorch
    static void expect(Close close, JsonObject error, Runnable code) {
        Throwable ours = thrownBy(code);
        String expected = error.get("message").getAsString();
        if (ours == null) {
            throw new Mismatch("no error, expected: " + sentence(expected));
        }
        if (isRaw(ours)) {
            throw new Mismatch("an error of Java's, " + ours + ", expected: " + sentence(expected));
        }
        String message = String.valueOf(ours.getMessage());
        boolean same = close.verbatim()
                ? message.startsWith(OF_PYTHON.matcher(expected).replaceFirst(""))
                : saysAsMuch(
                        ours, message, sentence(expected), error.get("type").getAsString());
        if (!same) {
            String own = ours.getClass().getSimpleName() + ": "
                    + message.lines().findFirst().orElse("");
            throw new Mismatch("error " + own + ", expected: " + sentence(expected));
        }
    }

    /// Whether an error comes from the Java machine and not from a check of the library: it does not say what was
    /// wrong with the arguments.
    static boolean isRaw(Throwable error) {
        String message = error.getMessage();
        if (error.getClass().getName().startsWith("himalia.")) {
            return false;
        }
        return message == null
                || RAW.matcher(message).find()
                || !(error instanceof IllegalArgumentException
                        || error instanceof IllegalStateException
                        || error instanceof IndexOutOfBoundsException
                        || error instanceof ArithmeticException
                        || error instanceof UnsupportedOperationException
                        || error instanceof NullPointerException);
    }

    private static boolean saysAsMuch(Throwable ours, String message, String expected, String type) {
        return words(message).contains(words(expected)) || fits(ours, type) && namesAll(message, expected);
    }

    private static @Nullable Throwable thrownBy(Runnable code) {
        try {
            code.run();
            return null;
        } catch (Unmapped | PythonException gap) {
            throw gap;
        } catch (RuntimeException | StackOverflowError thrown) {
            return thrown;
        }
    }

    /// To the first full stop or line end, without what Python says of itself in brackets at the end.
    static String sentence(String message) {
        String line = message.lines().findFirst().orElse("");
        Matcher stop = Pattern.compile("\\.(\\s|$)").matcher(line);
        String first = stop.find() ? line.substring(0, stop.start()) : line;
        return first.replaceAll(" \\((got|Triggered) [^)]*\\)$", "");
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("torch\\.size\\(|[`'\"():]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean fits(Throwable ours, String type) {
        Stream<Class<?>> kinds = switch (type) {
            case "IndexError" -> Stream.of(IndexOutOfBoundsException.class, IllegalArgumentException.class);
            case "ZeroDivisionError" -> Stream.of(ArithmeticException.class);
            default ->
                Stream.of(
                        IllegalArgumentException.class,
                        IllegalStateException.class,
                        IndexOutOfBoundsException.class,
                        ArithmeticException.class,
                        UnsupportedOperationException.class);
        };
        return kinds.anyMatch(kind -> kind.isInstance(ours));
    }

    private static boolean namesAll(String message, String expected) {
        List<String> facts = new ArrayList<>();
        Matcher m = FACT.matcher(expected);
        while (m.find()) {
            facts.add(m.group());
        }
        return !facts.isEmpty() && facts.stream().allMatch(fact -> names(message, fact));
    }

    /// Whether a message has a fact, not as a part of a longer number; `2x3` may stand as `[2, 3]`.
    private static boolean names(String message, String fact) {
        String shape = fact.matches("\\d+(x\\d+)+") ? "[" + fact.replace("x", ",") + "]" : fact;
        return Stream.of(fact, shape)
                .map(f -> "(?<![\\w.])" + Pattern.quote(f.replace(" ", "")) + "(?![\\d.]*\\d)")
                .anyMatch(f -> Pattern.compile(f, Pattern.CASE_INSENSITIVE)
                        .matcher(message.replace(", ", ",").replace("torch.", ""))
                        .find());
    }
}
