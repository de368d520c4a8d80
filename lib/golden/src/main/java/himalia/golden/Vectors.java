package himalia.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import himalia.golden.python.Ellipsis;
import himalia.golden.python.PyTuple;
import himalia.golden.python.Slice;
import himalia.golden.torch.DTypes;
import himalia.golden.torch.Literals;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// JSON of the vector files as Python values and tensors.
final class Vectors {
    private Vectors() {}

    static Stream<JsonElement> stream(JsonArray a) {
        return StreamSupport.stream(a.spliterator(), false);
    }

    static Stream<JsonObject> objects(JsonArray a) {
        return stream(a).map(JsonElement::getAsJsonObject);
    }

    /// A text that a case must have.
    static String text(JsonObject o, String key) {
        return o.get(key).getAsString();
    }

    /// A text that a case may have.
    static String text(JsonObject o, String key, String otherwise) {
        return o.has(key) && !o.get(key).isJsonNull() ? o.get(key).getAsString() : otherwise;
    }

    /// `{"dtype", "shape", "data"}` as a tensor.
    static Tensor tensor(JsonObject t) {
        List<Object> data = new ArrayList<>();
        t.getAsJsonArray("data").forEach(e -> data.add(value(e)));
        int[] shape = stream(t.getAsJsonArray("shape"))
                .mapToInt(JsonElement::getAsInt)
                .toArray();
        return Literals.fill(DTypes.byName(t.get("dtype").getAsString()), shape, data);
    }

    static boolean isTensor(JsonElement e) {
        return e.isJsonObject() && e.getAsJsonObject().has("data");
    }

    /// An argument: a number, text, list, or one of the forms of the format's README.
    static @Nullable Object value(JsonElement e) {
        if (e.isJsonNull()) {
            return null;
        }
        if (e.isJsonPrimitive()) {
            return primitive(e.getAsJsonPrimitive());
        }
        return e.isJsonArray() ? list(e.getAsJsonArray()) : form(e.getAsJsonObject());
    }

    private static List<Object> list(JsonArray a) {
        List<Object> all = new ArrayList<>();
        a.forEach(e -> all.add(value(e)));
        return all;
    }

    private static Object primitive(JsonPrimitive p) {
        if (p.isBoolean()) {
            return p.getAsBoolean();
        }
        String text = p.getAsString();
        if (p.isString()) {
            return switch (text) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> text;
            };
        }
        boolean whole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return whole ? (Object) Long.parseLong(text) : (Object) Double.parseDouble(text);
    }

    private static Object form(JsonObject o) {
        if (o.has("data")) {
            return tensor(o);
        }
        if (o.has("tensor")) {
            Tensor t = tensor(o.getAsJsonObject("tensor"));
            boolean asks = o.has("requires_grad") && o.get("requires_grad").getAsBoolean();
            return asks && t.dtype().isFloatingPoint() ? t.requiresGrad_() : t;
        }
        if (o.has("tensors")) {
            return list(o.getAsJsonArray("tensors"));
        }
        if (o.has("list")) {
            return list(o.getAsJsonArray("list"));
        }
        if (o.has("slice")) {
            List<Object> ends = list(o.getAsJsonArray("slice"));
            return new Slice(ends.get(0), ends.get(1), ends.get(2));
        }
        if (o.has("ellipsis")) {
            return Ellipsis.DOTS;
        }
        if (o.has("dtype")) {
            return DTypes.byName(o.get("dtype").getAsString());
        }
        Map<String, Object> all = new LinkedHashMap<>();
        o.entrySet().forEach(entry -> all.put(entry.getKey(), value(entry.getValue())));
        return all;
    }

    /// An index: several entries are a tuple, `x[0, 1]`; only where `isList` says so they are a list, `x[[0, 1]]`.
    static Object index(JsonElement e, boolean isList) {
        Object value = value(e);
        return value instanceof List<?> l && !isList ? PyTuple.of(l.toArray()) : value;
    }
}
