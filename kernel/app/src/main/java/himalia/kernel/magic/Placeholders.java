package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `\{version}` in a line about libraries: what the Java in the braces gives. Notebooks of rapaio name their versions
/// and repositories once so, at the top.
final class Placeholders {
    private static final Pattern PLACE = Pattern.compile("(?<!\\\\)\\\\\\{([^{}\\n]+)}");

    private Placeholders() {}

    /// A text with the values in it.
    static String fill(MagicCall call, String text) throws MagicFailure {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(filled, Matcher.quoteReplacement(value(call, place.group(1))));
        }
        return place.appendTail(filled).toString();
    }

    private static String value(MagicCall call, String code) throws MagicFailure {
        return switch (call.run(code)) {
            case CellResult.Value(Object value) -> String.valueOf(value);
            case CellResult.Done() -> throw new MagicFailure("`\\{" + code + "}` has no value.");
            case CellResult.Failure failure ->
                throw new MagicFailure("`\\{" + code + "}`: " + failure.name() + ": " + failure.message());
        };
    }
}
