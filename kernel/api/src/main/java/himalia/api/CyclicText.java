package himalia.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The text of collections and arrays that hold each other: what a text is already inside of is only named.
final class CyclicText {
    /// The collections and arrays around the one that is being written, outermost first.
    private final List<Object> around = new ArrayList<>();

    /// Whether a value can hold others.
    static boolean concerns(Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?> || value instanceof Object[];
    }

    String of(Object value) {
        if (!concerns(value)) {
            return Renderers.text(value);
        }
        if (around.stream().anyMatch(one -> one == value)) {
            return "(this " + kind(value) + ")";
        }
        around.add(value);
        try {
            return switch (value) {
                case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
                case Collection<?> items -> items.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
                default -> {
                    Object[] items = (Object[]) value;
                    yield IntStream.range(0, items.length)
                            .mapToObj(i -> of(items[i]))
                            .collect(Collectors.joining(", ", "[", "]"));
                }
            };
        } finally {
            around.removeLast();
        }
    }

    private static String kind(Object value) {
        return switch (value) {
            case Map<?, ?> map -> "Map";
            case List<?> list -> "List";
            case Collection<?> items -> "Collection";
            default -> "array";
        };
    }
}
