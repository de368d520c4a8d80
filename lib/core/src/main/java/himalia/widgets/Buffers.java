package himalia.widgets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bytes travel beside the state of a widget: `buffer_paths` says where each belongs.
final class Buffers {
    private final List<List<Object>> paths = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();

    /// A tree without its bytes: gone from maps, null in lists.
    Map<String, @Nullable Object> taken(Map<String, ?> state, Object... at) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        state.forEach((name, value) -> {
            Object left = without(value, with(List.of(at), name));
            if (!(value instanceof byte[])) {
                rest.put(name, left);
            }
        });
        return rest;
    }

    private @Nullable Object without(@Nullable Object value, List<Object> path) {
        return switch (value) {
            case byte[] buffer -> {
                paths.add(path);
                bytes.add(buffer);
                yield null;
            }
            case Map<?, ?> map -> {
                Map<String, Object> named = new LinkedHashMap<>();
                map.forEach((name, item) -> named.put(String.valueOf(name), item));
                yield taken(named, path.toArray());
            }
            case List<?> list -> {
                List<@Nullable Object> rest = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    rest.add(without(list.get(i), with(path, i)));
                }
                yield rest;
            }
            case null, default -> value;
        };
    }

    private static List<Object> with(List<Object> path, Object next) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(next);
        return List.copyOf(longer);
    }

    List<List<Object>> paths() {
        return paths;
    }

    List<byte[]> bytes() {
        return bytes;
    }

    /// A tree with its bytes put back to where they belong; a path that leads nowhere is left alone.
    static Map<String, @Nullable Object> back(Map<?, ?> state, @Nullable Object paths, List<byte[]> buffers) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        state.forEach((name, value) -> whole.put(String.valueOf(name), copy(value)));
        if (paths instanceof List<?> all) {
            for (int i = 0; i < Math.min(all.size(), buffers.size()); i++) {
                if (all.get(i) instanceof List<?> path && !path.isEmpty()) {
                    put(whole, path, buffers.get(i));
                }
            }
        }
        return whole;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((name, item) -> copy.put(name, copy(item)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(copy(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, @Nullable Object> whole, List<?> path, byte[] buffer) {
        Object place = whole;
        for (int i = 0; i < path.size(); i++) {
            boolean last = i == path.size() - 1;
            Object step = path.get(i);
            if (place instanceof Map<?, ?> map && step != null) {
                if (last) {
                    ((Map<Object, Object>) map).put(step, buffer);
                } else {
                    place = map.get(step);
                }
            } else if (place instanceof List<?> list && step instanceof Number n) {
                int at = n.intValue();
                if (at < 0 || at >= list.size()) {
                    return;
                }
                if (last) {
                    ((List<Object>) list).set(at, buffer);
                } else {
                    place = list.get(at);
                }
            } else {
                return;
            }
        }
    }
}
