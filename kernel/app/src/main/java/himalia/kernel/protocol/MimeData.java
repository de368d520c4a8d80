package himalia.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The forms of a value as the protocol wants them: of `application/json` and every `+json` a JSON value, of any other
/// type a text.
public final class MimeData {
    private MimeData() {}

    /// The forms and what is said of them, as the fields of an answer, which are sent later and by another thread:
    /// nothing in them is an object of a cell any more, whose code would run then.
    ///
    /// @throws IllegalArgumentException if they hold what JSON cannot say
    public static Map<String, Object> fields(Map<String, Object> data, Map<String, Object> metadata) {
        try {
            return Json.parseObject(Json.write(Map.of("data", values(data), "metadata", metadata)))
                    .map();
        } catch (BadMessage e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// The texts of JSON forms as the values that they write.
    ///
    /// @throws IllegalArgumentException if such a text is no JSON
    static Map<String, Object> values(Map<String, Object> data) {
        Map<String, Object> values = new LinkedHashMap<>();
        data.forEach((mime, value) ->
                values.put(mime, isJson(mime) && value instanceof CharSequence text ? parse(mime, text) : value));
        return values;
    }

    /// Parameters may follow the type, as in `application/json; charset=utf-8`.
    private static boolean isJson(String mime) {
        String type = mime.replaceFirst(";.*", "").strip();
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static @Nullable Object parse(String mime, CharSequence text) {
        try {
            return Json.parse(text.toString());
        } catch (BadMessage e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            String at = String.valueOf(why.getMessage()).replaceFirst("(?s)^.*?( at line \\d+ column \\d+).*", "$1");
            throw new IllegalArgumentException(
                    "the text of type " + mime + " is no JSON"
                            + (at.startsWith(" at line") ? at : ": " + e.getMessage())
                            + ". Hint: text stands in double quotes, as names do; a Map or List can be given in place of a text");
        }
    }
}
