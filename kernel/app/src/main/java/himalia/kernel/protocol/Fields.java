package himalia.kernel.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object, read by name and type; what has the wrong type is a [BadMessage] that names the field.
public record Fields(Map<String, Object> map) {
    /// @param where what the object is, for the message if it is none
    static Fields of(@Nullable Object tree, String where) throws BadMessage {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new BadMessage(where + " must be a JSON object");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return new Fields(fields);
    }

    public String string(String name) throws BadMessage {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new BadMessage("`" + name + "` must be a string");
    }

    public String string(String name, String otherwise) throws BadMessage {
        return map.get(name) == null ? otherwise : string(name);
    }

    public boolean bool(String name, boolean otherwise) throws BadMessage {
        Object value = map.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw new BadMessage("`" + name + "` must be true or false");
    }

    public int integer(String name, int otherwise) throws BadMessage {
        Object value = map.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number) {
            return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        throw new BadMessage("`" + name + "` must be a whole number");
    }

    /// A list of strings; an absent one is empty.
    public List<String> strings(String name) throws BadMessage {
        List<String> strings = new ArrayList<>();
        for (Object one : list(name)) {
            if (!(one instanceof String text)) {
                throw new BadMessage("`" + name + "` must be a list of strings");
            }
            strings.add(text);
        }
        return strings;
    }

    /// A list of objects; an absent one is empty.
    public List<Fields> objects(String name) throws BadMessage {
        List<Fields> objects = new ArrayList<>();
        for (Object one : list(name)) {
            objects.add(of(one, "each of `" + name + "`"));
        }
        return objects;
    }

    private List<?> list(String name) throws BadMessage {
        Object value = map.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items;
        }
        throw new BadMessage("`" + name + "` must be a list");
    }

    /// An object; an absent one is empty.
    public Fields object(String name) throws BadMessage {
        Object value = map.get(name);
        return value == null ? new Fields(Map.of()) : of(value, "`" + name + "`");
    }
}
