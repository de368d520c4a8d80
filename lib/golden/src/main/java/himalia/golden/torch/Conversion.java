package himalia.golden.torch;

import himalia.golden.python.Callable;
import himalia.golden.python.PyTuple;
import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python values as Java arguments, each with a cost: the overload whose arguments cost least is the one meant.
///
/// @param value the Java argument
/// @param cost 0 where nothing was bent
record Conversion(@Nullable Object value, int cost) {
    private static final int BENT = 3;
    private static final int WRAPPED = 8;

    /// The value as a type, or null if it cannot be one. Where a number must become a tensor, it takes the type of
    /// `peer`, the tensor that it stands beside (or null).
    static @Nullable Conversion to(Class<?> type, @Nullable Object value, @Nullable Tensor peer) {
        return switch (value) {
            case null -> type.isPrimitive() ? null : new Conversion(null, 1);
            case Long n -> whole(type, n);
            case Double d -> real(type, d, peer);
            case Boolean b -> truth(type, b);
            case String s -> text(type, s);
            case PyTuple t -> items(type, t.items(), peer);
            case List<?> l -> items(type, l, peer);
            case Shape s when type != Shape.class -> items(type, boxed(s), peer);
            case Callable c when type.isInterface() -> new Conversion(proxy(type, c), 1);
            default -> type.isInstance(value) ? new Conversion(value, type == Object.class ? BENT : 0) : null;
        };
    }

    private static @Nullable Conversion whole(Class<?> type, long n) {
        if (type == long.class || type == Long.class) {
            return new Conversion(n, 0);
        }
        if ((type == int.class || type == Integer.class) && n == (int) n) {
            return new Conversion((int) n, 1);
        }
        if (type == int[].class && n == (int) n) {
            return new Conversion(new int[] {(int) n}, 2);
        }
        if (type == double.class || type == Double.class) {
            return new Conversion((double) n, BENT);
        }
        if (type == double[].class) {
            return new Conversion(new double[] {n}, BENT + 1);
        }
        if (type == Tensor.class) {
            return new Conversion(Tensor.tensor(n), WRAPPED);
        }
        return type == Number.class || type == Object.class ? new Conversion(n, 2) : null;
    }

    private static @Nullable Conversion real(Class<?> type, double d, @Nullable Tensor peer) {
        if (type == double.class || type == Double.class) {
            return new Conversion(d, 0);
        }
        if (type == double[].class) {
            return new Conversion(new double[] {d}, 2);
        }
        if (type == float.class || type == Float.class) {
            return new Conversion((float) d, 1);
        }
        if (type == Tensor.class) {
            DType dtype = peer != null && peer.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
            return new Conversion(Literals.fill(dtype, new int[0], List.of(d)), WRAPPED);
        }
        return type == Number.class || type == Object.class ? new Conversion(d, 2) : null;
    }

    private static @Nullable Conversion truth(Class<?> type, boolean b) {
        if (type == boolean.class || type == Boolean.class) {
            return new Conversion(b, 0);
        }
        if (type == Tensor.class) {
            return new Conversion(Tensor.tensor(b), 2);
        }
        return type == Object.class ? new Conversion(b, 2) : null;
    }

    private static @Nullable Conversion text(Class<?> type, String s) {
        if (type == String.class) {
            return new Conversion(s, 0);
        }
        String constant = s.toUpperCase(Locale.ROOT).replace(' ', '_');
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .filter(c -> c.toString().equals(constant)
                                || ((Enum<?>) c).name().equals(constant))
                        .findFirst()
                        .map(c -> new Conversion(c, 0))
                        .orElse(null)
                : type == Object.class ? new Conversion(s, BENT) : null;
    }

    private static @Nullable Conversion items(Class<?> type, List<?> items, @Nullable Tensor peer) {
        if (type == Shape.class) {
            Conversion ints = items(int[].class, items, peer);
            boolean isShape = ints != null && Arrays.stream((int[]) ints.value).allMatch(size -> size >= 0);
            return isShape ? new Conversion(Shape.of((int[]) ints.value), 1) : null;
        }
        if (type.isAssignableFrom(List.class) && items.stream().noneMatch(Map.class::isInstance)) {
            return new Conversion(new ArrayList<>(items), type == Object.class ? BENT : 1);
        }
        if (!type.isArray()) {
            return null;
        }
        Class<?> part = type.getComponentType();
        Object array = Array.newInstance(part, items.size());
        int cost = 0;
        for (int i = 0; i < items.size(); i++) {
            Conversion one = to(part, items.get(i), peer);
            if (one == null || part == Tensor.class && one.cost > 0) {
                return null; // a list of numbers is no list of tensors
            }
            Array.set(array, i, one.value);
            cost = Math.max(cost, part == int.class ? 0 : one.cost);
        }
        return new Conversion(array, cost);
    }

    private static List<@Nullable Object> boxed(Shape s) {
        return Arrays.stream(s.toArray()).mapToObj(n -> (Object) (long) n).toList();
    }

    /// A lambda as a functional interface of Java, such as `DoubleUnaryOperator`.
    private static @Nullable Object proxy(Class<?> type, Callable lambda) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            List<@Nullable Object> python = new ArrayList<>();
            for (Object a : arguments == null ? new Object[0] : arguments) {
                python.add(Results.python(a));
            }
            Conversion result = to(method.getReturnType(), lambda.call(python, Map.of()), null);
            return result == null ? null : result.value;
        });
    }
}
