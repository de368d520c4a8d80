package himalia.kernel.protocol;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON text to and from trees of `Map`, `List`, `String`, `Long`, `Double`, `Boolean` and `null`.
///
/// The only class that knows the JSON library, and it uses its streaming half only: a kernel start pays for every class
/// it loads. Numbers that JSON does not have (NaN, infinities) are written as `null`, bytes as base64 text.
public final class Json {
    /// Deeper than any message of ours, and well before the reading thread runs out of stack.
    private static final int DEEPEST = 200;

    private Json() {}

    /// The tree of a JSON text.
    ///
    /// @throws BadMessage if the text is not one JSON value
    public static @Nullable Object parse(String text) throws BadMessage {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            Object value = read(reader, 0);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new BadMessage("text after the end of the JSON value");
            }
            return value;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new BadMessage("not JSON", e);
        }
    }

    /// The object of a JSON text.
    ///
    /// @throws BadMessage if the text is not one JSON object
    public static Fields parseObject(String text) throws BadMessage {
        return Fields.of(parse(text), "message part");
    }

    /// The JSON text of a tree.
    ///
    /// @throws IllegalArgumentException if the tree holds something that JSON cannot say; the message
    /// names its class
    public static String write(Object tree) {
        StringWriter out = new StringWriter();
        try (JsonWriter writer = new JsonWriter(out)) {
            writer.setHtmlSafe(false);
            write(writer, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static @Nullable Object read(JsonReader reader, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new MalformedJsonException("nested more than " + DEEPEST + " deep");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                reader.beginObject();
                while (reader.hasNext()) {
                    object.put(reader.nextName(), read(reader, depth + 1));
                }
                reader.endObject();
                yield object;
            }
            case BEGIN_ARRAY -> {
                List<Object> array = new ArrayList<>();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(read(reader, depth + 1));
                }
                reader.endArray();
                yield array;
            }
            case STRING -> reader.nextString();
            case NUMBER -> number(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            default -> throw new MalformedJsonException("unexpected " + reader.peek());
        };
    }

    private static Number number(String text) {
        if (text.matches("-?\\d{1,18}")) {
            return Long.parseLong(text);
        }
        return Double.parseDouble(text);
    }

    @SuppressWarnings("IfChainToSwitch") // to link a switch over types takes time of the start
    private static void write(JsonWriter writer, Object tree) throws IOException {
        if (tree == null) {
            writer.nullValue();
        } else if (tree instanceof Map<?, ?> map) {
            writer.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writer.name(String.valueOf(entry.getKey()));
                write(writer, entry.getValue());
            }
            writer.endObject();
        } else if (tree instanceof Iterable<?> items) {
            writer.beginArray();
            for (Object item : items) {
                write(writer, item);
            }
            writer.endArray();
        } else if (tree instanceof CharSequence text) {
            writer.value(text.toString());
        } else if (tree instanceof Boolean bool) {
            writer.value(bool);
        } else if (tree instanceof Number number) {
            boolean isFinite =
                    Double.isFinite(number.doubleValue()) || !(tree instanceof Double || tree instanceof Float);
            writer.value(isFinite ? number : null);
        } else if (tree instanceof byte[] bytes) {
            writer.value(Base64.getEncoder().encodeToString(bytes));
        } else {
            throw new IllegalArgumentException(
                    "JSON has no form for a " + tree.getClass().getName());
        }
    }
}
