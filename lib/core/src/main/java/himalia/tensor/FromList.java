package himalia.tensor;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Copies nested lists, and arrays of boxed numbers, into tensors.
final class FromList {
    private final List<Object> leaves = new ArrayList<>();
    private int[] dims = new int[0];
    private boolean deepest;

    private FromList() {}

    /// @param nested a collection, or an array of anything but primitives
    static Tensor tensor(Object nested) {
        return tensor(nested, null);
    }

    /// In this type; `null` for the one that the numbers ask for.
    static Tensor tensor(Object nested, @Nullable DType wanted) {
        FromList list = new FromList();
        list.add(nested, 0);
        return list.build(wanted);
    }

    /// Arrays of `Double`, of lists or of tensors, unlike those of primitives.
    static boolean isBoxed(Object array) {
        Class<?> type = array.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return !type.isPrimitive();
    }

    private void add(Object value, int depth) {
        switch (value) {
            case Collection<?> items -> addAll(items, depth);
            case Object array
            when array.getClass().isArray() ->
                addAll(
                        IntStream.range(0, Array.getLength(array))
                                .mapToObj(i -> Array.get(array, i))
                                .toList(),
                        depth);
            case Number n -> leaf(n, depth);
            case Boolean b -> leaf(b, depth);
            case Tensor t when t.numel() == 1 -> leaf(single(t), depth);
            case Tensor t ->
                throw new IllegalArgumentException(
                        "only one element tensors can be converted to Python scalars: one of "
                                + "the list has the shape " + t.shape().brackets()
                                + "\nHint: stack(...) joins tensors of one shape along a new dimension.");
            case null, default ->
                throw new IllegalArgumentException("tensor: " + described(value) + " is no number."
                        + "\nHint: give numbers, nested arrays or lists of them, or text such as "
                        + "tensor(\"[[0, 1], [2, 3]]\").");
        }
    }

    private static String described(Object value) {
        if (value == null) {
            return "null";
        }
        String text = String.valueOf(value);
        return "`" + (text.length() <= 40 ? text : text.substring(0, 37) + "...") + "` of type "
                + value.getClass().getSimpleName();
    }

    private static Object single(Tensor t) {
        return switch (t.dtype()) {
            case FLOAT32, FLOAT64 -> t.item();
            case BOOL -> t.item() != 0;
            default -> t.storage.getLong(t.layout.offset);
        };
    }

    private void addAll(Collection<?> items, int depth) {
        if (depth == dims.length && !deepest) {
            dims = Arrays.copyOf(dims, depth + 1);
            dims[depth] = items.size();
            deepest = items.isEmpty();
        } else if (depth >= dims.length) {
            throw unevenDepth();
        } else if (dims[depth] != items.size()) {
            throw new IllegalArgumentException("expected sequence of length " + dims[depth] + " at dim " + depth
                    + " (got " + items.size() + ")\nHint: all rows need the same length.");
        }
        items.forEach(item -> add(item, depth + 1));
    }

    private void leaf(Object value, int depth) {
        deepest = true;
        if (depth != dims.length) {
            throw unevenDepth();
        }
        leaves.add(value);
    }

    private static IllegalArgumentException unevenDepth() {
        return new IllegalArgumentException("tensor: the numbers lie at different depths."
                + "\nHint: a list holds either numbers or lists, and all rows are nested alike.");
    }

    private Tensor build(@Nullable DType wanted) {
        boolean real = leaves.isEmpty() || leaves.stream().anyMatch(FromList::isReal);
        boolean bool = !leaves.isEmpty() && leaves.stream().allMatch(Boolean.class::isInstance);
        DType own = real ? DType.FLOAT32 : bool ? DType.BOOL : DType.INT64;
        Tensor x = Tensor.empty(wanted == null ? own : wanted, Shape.of(dims));
        for (int i = 0; i < leaves.size(); i++) {
            Number n = leaves.get(i) instanceof Boolean b ? (b ? 1 : 0) : (Number) leaves.get(i);
            if (real) {
                x.storage.setDouble(i, n.doubleValue());
            } else {
                x.storage.setLong(i, n.longValue());
            }
        }
        return x;
    }

    /// Everything but the whole types counts as a number with a point, `BigDecimal` too.
    private static boolean isReal(Object leaf) {
        return !(leaf instanceof Boolean
                || leaf instanceof Long
                || leaf instanceof Integer
                || leaf instanceof Short
                || leaf instanceof Byte);
    }
}
