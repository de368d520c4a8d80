package himalia.tensor;

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

    static long[] longs(Tensor x) {
        Tensor c = Copy.contiguous(x, false);
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
}
