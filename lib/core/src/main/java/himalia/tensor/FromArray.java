package himalia.tensor;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Copies nested Java arrays into tensors.
final class FromArray {
    private FromArray() {}

    static Tensor tensor(Object array) {
        return tensor(array, null);
    }

    /// In this type; `null` for the one that the array asks for.
    static Tensor tensor(Object array, @Nullable DType wanted) {
        if (FromList.isBoxed(array)) {
            return FromList.tensor(array, wanted);
        }
        int[] dims = new int[0];
        Class<?> type = array.getClass();
        Object level = array;
        while (type.isArray()) {
            dims = Arrays.copyOf(dims, dims.length + 1);
            dims[dims.length - 1] = level == null ? 0 : Array.getLength(level);
            level = level != null && Array.getLength(level) > 0 ? Array.get(level, 0) : null;
            type = type.getComponentType();
        }
        DType dtype;
        if (type == double.class || type == float.class) {
            dtype = DType.FLOAT32;
        } else if (type == long.class || type == int.class || type == short.class || type == byte.class) {
            dtype = DType.INT64;
        } else if (type == boolean.class) {
            dtype = DType.BOOL;
        } else {
            throw new IllegalArgumentException("tensor: arrays of " + type.getSimpleName()
                    + " are no numbers; give double, float, long, int or boolean.");
        }
        Tensor x = Tensor.empty(wanted == null ? dtype : wanted, Shape.of(dims));
        fill(x, array, 0, 0);
        return x;
    }

    private static int fill(Tensor x, Object array, int depth, int at) {
        int n = array == null ? 0 : Array.getLength(array);
        if (n != x.shape().dims[depth]) {
            throw new IllegalArgumentException("expected sequence of length " + x.shape().dims[depth] + " at dim "
                    + depth + " (got " + n + ")\nHint: all rows need the same length.");
        }
        if (hasTypeOf(array, x.storage)) {
            System.arraycopy(array, 0, x.storage.array(), at, n);
            return at + n;
        }
        for (int i = 0; i < n; i++) {
            if (depth < x.dim() - 1) {
                at = fill(x, Array.get(array, i), depth + 1, at);
                continue;
            }
            switch (array) {
                case double[] a -> x.storage.setDouble(at, a[i]);
                case float[] a -> x.storage.setDouble(at, a[i]);
                case long[] a -> x.storage.setLong(at, a[i]);
                case int[] a -> x.storage.setLong(at, a[i]);
                case boolean[] a -> x.storage.setLong(at, a[i] ? 1 : 0);
                default -> x.storage.setLong(at, Array.getLong(array, i));
            }
            at++;
        }
        return at;
    }

    private static boolean hasTypeOf(@Nullable Object array, Storage storage) {
        return array instanceof float[] && storage instanceof Storage.Floats
                || array instanceof double[] && storage instanceof Storage.Doubles
                || array instanceof long[] && storage instanceof Storage.Longs
                || array instanceof int[] && storage instanceof Storage.Ints;
    }

    static Tensor number(double value, DType dtype) {
        Tensor t = Tensor.scalar(dtype);
        t.storage.setDouble(0, value);
        return t;
    }

    static Tensor number(long value, DType dtype) {
        Tensor t = Tensor.scalar(dtype);
        t.storage.setLong(0, value);
        return t;
    }
}
