package himalia.golden.torch;

import himalia.golden.python.Ellipsis;
import himalia.golden.python.PyTuple;
import himalia.golden.python.Slice;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `x[...]` as our `get` and `set`: an index string where numbers, slices, `...` and `None` suffice, else tensors.
final class Indexing {
    private Indexing() {}

    static @Nullable Object get(Tensor x, @Nullable Object index) {
        return Calls.method(x, "get", arguments(index), Map.of(), List.of());
    }

    static void set(Tensor x, @Nullable Object index, @Nullable Object value) {
        List<@Nullable Object> entries = arguments(index);
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(entries.size() == 1 ? entries.getFirst() : entries);
        arguments.add(value);
        Calls.method(x, "set", arguments, Map.of(), List.of());
    }

    private static List<@Nullable Object> arguments(@Nullable Object index) {
        List<?> items = index instanceof PyTuple t ? t.items() : java.util.Collections.singletonList(index);
        if (items.stream().allMatch(Indexing::isPlain)) {
            return List.of(items.stream()
                    .map(String::valueOf)
                    .map(s -> s.equals("null") ? "None" : s)
                    .collect(Collectors.joining(", ")));
        }
        List<@Nullable Object> places = new ArrayList<>();
        items.forEach(item -> places.add(item instanceof List<?> list ? places(list) : item));
        if (places.size() == 1) {
            return places;
        }
        List<@Nullable Object> typed = new ArrayList<>();
        places.forEach(item -> typed.add(typed(item)));
        return typed;
    }

    /// A list of places is a tensor of places, a list of truths a mask.
    private static Tensor places(List<?> list) {
        boolean isMask = !list.isEmpty() && list.stream().allMatch(Boolean.class::isInstance);
        return Literals.tensor(list, isMask ? DType.BOOL : DType.INT64);
    }

    private static boolean isPlain(@Nullable Object item) {
        return item == null
                || item instanceof Long
                || item instanceof Double
                || item instanceof String
                || item instanceof Slice
                || item == Ellipsis.DOTS;
    }

    /// An entry beside tensors, in its typed form.
    private static @Nullable Object typed(@Nullable Object item) {
        Class<?> type = Namespace.type("Index");
        if (type == null) {
            throw new Unmapped("Index", "no public Index for " + item + " beside others");
        }
        return switch (item) {
            case null -> of(type, "newAxis");
            case Ellipsis dots -> of(type, "ellipsis");
            case Slice s
            when s.step() != null -> of(type, "slice", or(s.start(), 0), or(s.stop(), Integer.MAX_VALUE), s.step());
            case Slice s when s.start() == null && s.stop() == null -> of(type, "all");
            case Slice s when s.stop() == null -> of(type, "from", s.start());
            case Slice s when s.start() == null -> of(type, "until", s.stop());
            case Slice s -> of(type, "slice", s.start(), s.stop());
            default -> of(type, "at", item);
        };
    }

    private static @Nullable Object of(Class<?> type, String name, @Nullable Object... arguments) {
        return Calls.function(name, List.of(arguments), Map.of(), List.of(type));
    }

    private static @Nullable Object or(@Nullable Object end, long otherwise) {
        return end == null ? (Object) otherwise : end;
    }
}
