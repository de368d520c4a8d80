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

/// `x[...]` as our `get` and `set`: an index string where numbers, slices, `...` and `None` suffice, else tensors.
final class Indexing {
    private Indexing() {}

    static Object get(Tensor x, Object index) {
        List<Object> arguments = arguments(index);
        return Calls.method(x, "get", arguments, Map.of(), List.of());
    }

    static void set(Tensor x, Object index, Object value) {
        List<Object> arguments = new ArrayList<>(arguments(index));
        if (arguments.size() == 1 || value instanceof Tensor) {
            arguments.add(value);
            Calls.method(x, "set", arguments, Map.of(), List.of());
        } else {
            List<Object> valueFirst = new ArrayList<>();
            valueFirst.add(value);
            valueFirst.addAll(arguments);
            Calls.method(x, "set", valueFirst, Map.of(), List.of());
        }
    }

    private static List<Object> arguments(Object index) {
        List<?> items = index instanceof PyTuple t ? t.items() : java.util.Collections.singletonList(index);
        if (items.stream().allMatch(Indexing::isPlain)) {
            return List.of(items.stream()
                    .map(String::valueOf)
                    .map(s -> s.equals("null") ? "None" : s)
                    .collect(Collectors.joining(", ")));
        }
        List<Object> typed = new ArrayList<>();
        for (Object item : items) {
            typed.add(typed(item, items.size() == 1));
        }
        return typed;
    }

    private static boolean isPlain(Object item) {
        return item == null
                || item instanceof Long
                || item instanceof Double
                || item instanceof String
                || item instanceof Slice
                || item == Ellipsis.DOTS;
    }

    /// A list of places is a tensor of places; the rest stands beside tensors in its typed form.
    private static Object typed(Object item, boolean alone) {
        if (item instanceof List<?> list) {
            return Literals.tensor(list, list.stream().allMatch(Boolean.class::isInstance) ? DType.BOOL : DType.INT64);
        }
        if (alone || item instanceof Tensor) {
            return item;
        }
        Class<?> type = Namespace.type("Index");
        if (type == null) {
            throw new Unmapped("Index", "no public Index for " + item + " beside a tensor");
        }
        List<Class<?>> home = List.of(type);
        return switch (item) {
            case null -> Calls.function("newAxis", List.of(), Map.of(), home);
            case Long n -> Calls.function("at", List.of(n), Map.of(), home);
            case Ellipsis dots -> Calls.function("ellipsis", List.of(), Map.of(), home);
            case Slice s
            when s.start() == null && s.stop() == null && s.step() == null ->
                Calls.function("all", List.of(), Map.of(), home);
            case Slice s -> Calls.function("slice", bounds(s), Map.of(), home);
            default -> throw new Unmapped("get", "no index " + item);
        };
    }

    private static List<Object> bounds(Slice s) {
        List<Object> bounds = new ArrayList<>();
        bounds.add(s.start());
        bounds.add(s.stop());
        if (s.step() != null) {
            bounds.add(s.step());
        }
        return bounds;
    }
}
