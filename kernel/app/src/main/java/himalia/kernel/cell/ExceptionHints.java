package himalia.kernel.cell;

import java.util.IllegalFormatConversionException;
import java.util.List;
import java.util.MissingFormatArgumentException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UnknownFormatConversionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of help for exceptions of the JDK, and of Spark, whose messages do not say what to write instead.
public final class ExceptionHints {
    private static final Pattern PLACE = Pattern.compile("%([-#+ 0,(]*)(\\d*)(\\.\\d+)?([a-zA-Z])");
    private static final Pattern NEGATIVE =
            Pattern.compile("\\[\\s*-\\s*(\\d+)\\s*\\]|\\.(?:get|charAt)\\(\\s*-\\s*(\\d+)\\s*\\)");
    private static final Pattern NEGATIVE_INDEX = Pattern.compile("(?i)\\bindex:? -\\d+");
    private static final Pattern STOPPED =
            Pattern.compile(".*\"org\\.apache\\.spark\\.SparkContext\\.\\w+\\(\\)\" is null"
                    + "|SparkContext has been shutdown|Cannot call methods on a stopped SparkContext\\.(?s:.*)");
    private static final Set<Class<?>> REAL =
            Set.of(Double.class, Float.class, java.math.BigDecimal.class, double.class, float.class);
    private static final Set<Class<?>> WHOLE = Set.of(
            Integer.class, Long.class, Short.class, Byte.class, java.math.BigInteger.class, int.class, long.class);

    /// A hint has the whole line; one that is longer, in letters, is left alone.
    private static final int LONGEST = 300;

    private ExceptionHints() {}

    /// @param cell the one that has failed
    public static Optional<String> of(Cell cell, Throwable thrown) {
        String line = line(cell, thrown);
        return switch (thrown) {
            case IllegalFormatConversionException wrong -> Optional.of(conversion(wrong, line));
            case MissingFormatArgumentException missing ->
                Optional.of("`" + missing.getFormatSpecifier()
                        + "` stands for a value, and fewer values follow the text than it has such places.");
            case UnknownFormatConversionException unknown ->
                Optional.of(
                        "no value is written by `%" + unknown.getConversion()
                                + "`: `%d` is for whole numbers, `%.2f` for others, `%s` for everything; `%%` is a percent sign.");
            case NullPointerException nothing -> gradient(nothing, line).or(() -> stopped(nothing));
            case IllegalStateException wrong -> stopped(wrong);
            case NoClassDefFoundError broken
            when String.valueOf(broken.getMessage()).startsWith("Could not initialize class ") ->
                Optional.of("what is `static` in it has failed when it was first used, and is not tried again: put it "
                        + "right, and run the cell that declares the class.");
            case IndexOutOfBoundsException outside -> fromTheEnd(outside, line);
            default -> Optional.empty();
        };
    }

    /// The line of the cell that was at work; empty if it was none.
    private static String line(Cell cell, Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            OptionalInt number = Frames.cell(frame);
            if (number.isPresent()) {
                return number.getAsInt() == cell.number() && frame.getLineNumber() > 0
                        ? cell.code()
                                .lines()
                                .skip(frame.getLineNumber() - 1L)
                                .findFirst()
                                .filter(line -> line.length() <= LONGEST)
                                .orElse("")
                        : "";
            }
        }
        return "";
    }

    private static String conversion(IllegalFormatConversionException wrong, String line) {
        char place = wrong.getConversion();
        Class<?> given = wrong.getArgumentClass();
        String right = REAL.contains(given) ? ".2f" : WHOLE.contains(given) ? "d" : "s";
        String said = "`%" + place + "` is for " + kind(place) + ", and the value is " + article(given.getSimpleName())
                + ": `%" + right + "`.";
        Matcher places = PLACE.matcher(line);
        int found = 0;
        String corrected = "";
        while (places.find()) {
            if (places.group(4).charAt(0) == place) {
                found++;
                String other = "%" + places.group(1) + places.group(2) + right;
                corrected = line.substring(0, places.start()) + other + line.substring(places.end());
            }
        }
        // Of several such places nobody knows which one it is.
        return found == 1 ? said.substring(0, said.lastIndexOf(": `")) + ": `" + corrected.strip() + "`" : said;
    }

    private static String kind(char place) {
        return switch (Character.toLowerCase(place)) {
            case 'd', 'x', 'o' -> "whole numbers";
            case 'f', 'e', 'g', 'a' -> "numbers with a fraction";
            case 'c' -> "letters";
            default -> "other values";
        };
    }

    private static String article(String type) {
        return ("AEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }

    private static Optional<String> gradient(NullPointerException nothing, String line) {
        boolean isGradient = String.valueOf(nothing.getMessage()).contains("Tensor.grad()\" is null")
                || Pattern.compile("\\bgrad\\b").matcher(Mask.of(line)).find();
        return isGradient
                ? Optional.of("a tensor has no gradient before `loss.backward()`, and only one that was made with "
                        + "`requiresGrad_()` gets one.")
                : Optional.empty();
    }

    /// A frame that has outlived its session: Spark finds nothing where its parts were.
    private static Optional<String> stopped(RuntimeException thrown) {
        return STOPPED.matcher(String.valueOf(thrown.getMessage())).matches()
                ? Optional.of(
                        "the Spark session of this was stopped: `var spark = Spark.local();` begins another, and what"
                                + " was read with the old one is read anew.")
                : Optional.empty();
    }

    /// `losses[-1]`, which in Python is the last one.
    private static Optional<String> fromTheEnd(IndexOutOfBoundsException outside, String line) {
        Source source = Source.of(line);
        Matcher place = NEGATIVE.matcher(source.mask());
        if (!NEGATIVE_INDEX.matcher(String.valueOf(outside.getMessage())).find() || !place.find()) {
            return Optional.empty();
        }
        boolean isBracket = place.group(1) != null;
        int start = source.operandStart(place.start());
        String of = line.substring(start, place.start()).strip();
        StackTraceElement[] trace = outside.getStackTrace();
        // A list may be an array inside.
        boolean isArray = trace.length > 0 && Frames.cell(trace[0]).isPresent();
        String size = outside instanceof ArrayIndexOutOfBoundsException && isArray
                ? ".length"
                : outside instanceof StringIndexOutOfBoundsException ? ".length()" : ".size()";
        String index = of + size + " - " + (isBracket ? place.group(1) : place.group(2));
        String call = isBracket
                ? "[" + index + "]"
                : line.substring(place.start(), line.indexOf('(', place.start()) + 1) + index + ")";
        List<String> parts = List.of(line.substring(0, place.start()), call, line.substring(place.end()));
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of("places are counted from 0, and from the end by the size: `"
                        + String.join("", parts).strip() + "`");
    }
}
