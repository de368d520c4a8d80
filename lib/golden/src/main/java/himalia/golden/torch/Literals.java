package himalia.golden.torch;

import himalia.golden.python.PyTuple;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `torch.tensor([[1, 2], [3, 4]])`: nested lists as Java arrays, in the type that Python's numbers ask for.
public final class Literals {
    private Literals() {}

    /// A tensor of nested Python lists; `dtype` may be null.
    static Tensor tensor(@Nullable Object data, @Nullable DType dtype) {
        if (data instanceof Tensor t) {
            return dtype == null ? t.detach().clone() : t.detach().clone().to(dtype);
        }
        List<@Nullable Object> flat = new ArrayList<>();
        flatten(data, flat);
        DType own = flat.isEmpty() || flat.stream().anyMatch(Double.class::isInstance)
                ? DType.FLOAT32
                : flat.stream().allMatch(Boolean.class::isInstance) ? DType.BOOL : DType.INT64;
        DType wanted = dtype == null ? own : dtype;
        // float64 must not pass through Java literals, which are float32 as Python's are
        if (wanted == DType.FLOAT64 || flat.isEmpty()) {
            return fill(wanted, shape(data), flat);
        }
        Tensor made = of(array(data, own));
        return made.dtype() == wanted ? made : made.to(wanted);
    }

    /// A tensor of this type and shape with these numbers in row-major order.
    public static Tensor fill(@Nullable DType dtype, int[] shape, List<?> numbers) {
        boolean real = dtype == DType.FLOAT64 || dtype == DType.FLOAT32;
        Tensor t = real
                ? Tensor.tensor(
                        numbers.stream()
                                .mapToDouble(n -> number(n).doubleValue())
                                .toArray(),
                        dtype)
                : Tensor.tensor(
                        numbers.stream().mapToLong(n -> number(n).longValue()).toArray());
        return t.to(dtype).view(shape);
    }

    private static Number number(@Nullable Object n) {
        return n instanceof Boolean b ? Long.valueOf(b ? 1 : 0) : (Number) n;
    }

    private static Tensor of(@Nullable Object array) {
        return switch (array) {
            case Double d -> Tensor.tensor(d.doubleValue());
            case Long n -> Tensor.tensor(n.longValue());
            case Boolean b -> Tensor.tensor(b.booleanValue());
            case double[] d -> Tensor.tensor(d);
            case long[] n -> Tensor.tensor(n);
            case boolean[] b -> Tensor.tensor(b);
            case double[][] d -> Tensor.tensor(d);
            case long[][] n -> Tensor.tensor(n);
            case Object[] o -> Tensor.tensor(o);
            default -> throw new Unmapped("tensor", "no tensor of " + array);
        };
    }

    private static @Nullable Object array(@Nullable Object data, @Nullable DType dtype) {
        List<?> items = items(data);
        if (items == null) {
            return switch (data) {
                case null -> null;
                case Boolean b when dtype != DType.BOOL -> array(b ? 1L : 0L, dtype);
                case Long n when dtype == DType.FLOAT32 -> (double) n;
                default -> data;
            };
        }
        Class<?> element = dtype == DType.FLOAT32 ? double.class : dtype == DType.BOOL ? boolean.class : long.class;
        int depth = depth(data) - 1;
        Class<?> part = depth == 0
                ? element
                : Array.newInstance(element, new int[depth]).getClass();
        Object all = Array.newInstance(part, items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(all, i, array(items.get(i), dtype));
        }
        return all;
    }

    private static int depth(@Nullable Object data) {
        List<?> items = items(data);
        return items == null ? 0 : items.isEmpty() ? 1 : 1 + depth(items.getFirst());
    }

    private static int[] shape(@Nullable Object data) {
        List<Integer> sizes = new ArrayList<>();
        for (List<?> l = items(data); l != null; l = l.isEmpty() ? null : items(l.getFirst())) {
            sizes.add(l.size());
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static @Nullable List<?> items(@Nullable Object data) {
        return data instanceof List<?> l ? l : data instanceof PyTuple t ? t.items() : null;
    }

    private static void flatten(@Nullable Object data, List<@Nullable Object> flat) {
        List<?> items = items(data);
        if (items == null) {
            flat.add(data instanceof Tensor t ? (Object) t.item() : data);
        } else {
            items.forEach(item -> flatten(item, flat));
        }
    }
}
