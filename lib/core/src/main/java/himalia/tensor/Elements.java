package himalia.tensor;

import java.util.Arrays;

/// The elements of a tensor as Java numbers.
final class Elements {
    private Elements() {}

    static double item(Tensor x) {
        if (x.numel() != 1) {
            throw new IllegalStateException("a Tensor with " + x.numel() + " elements cannot be converted to Scalar: "
                    + "the shape is " + x.shape().brackets()
                    + "\nHint: only one element tensors can be converted; pick "
                    + "one with get(...), or reduce with sum() or mean().");
        }
        return x.storage.getDouble(x.layout.offset);
    }

    static double[] doubles(Tensor x) {
        Tensor c = Copy.contiguous(x, false);
        double[] out = new double[x.numel()];
        for (int i = 0; i < out.length; i++) {
            out[i] = c.storage.getDouble(c.layout.offset + i);
        }
        return out;
    }

    static float[] floats(Tensor x) {
        Tensor c = Copy.contiguous(x, false);
        float[] out = new float[x.numel()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) c.storage.getDouble(c.layout.offset + i);
        }
        return out;
    }

    /// The elements in row-major order, perhaps followed by others, in an array that is only to be read.
    static long[] view(Tensor x) {
        return x.storage instanceof Storage.Longs longs && x.isContiguous() && x.layout.offset == 0
                ? longs.longs()
                : longs(x);
    }

    static long[] longs(Tensor x) {
        Tensor c = Copy.contiguous(x, false);
        if (c.storage instanceof Storage.Longs longs) {
            return Arrays.copyOfRange(longs.longs(), c.layout.offset, c.layout.offset + x.numel());
        }
        long[] out = new long[x.numel()];
        for (int i = 0; i < out.length; i++) {
            out[i] = c.storage.getLong(c.layout.offset + i);
        }
        return out;
    }

    /// How many bytes an element takes.
    static int bytes(DType dtype) {
        return switch (dtype) {
            case FLOAT64, INT64 -> 8;
            case FLOAT32, INT32 -> 4;
            case UINT8, BOOL -> 1;
        };
    }

    /// A bare number that is to be written into `x`.
    static Tensor fitting(Tensor x, double value) {
        checkFits(value, x.dtype());
        return x.whole(value);
    }

    /// Refuses a number that lies outside of a whole type; a fraction is cut off.
    static void checkFits(double v, DType dtype) {
        boolean fits = switch (dtype) {
            case INT64 -> v >= Long.MIN_VALUE && v <= Long.MAX_VALUE;
            case INT32 -> v >= Integer.MIN_VALUE && v <= Integer.MAX_VALUE;
            case UINT8 -> v > -256 && v < 256;
            case BOOL, FLOAT32, FLOAT64 -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException("value cannot be converted to type "
                    + (dtype == DType.INT64 ? "int64_t" : dtype == DType.INT32 ? "int" : "uint8_t")
                    + " without overflow: " + v
                    + "\nHint: make the tensor real first, for example x.toFloat().");
        }
    }
}
