package himalia.tensor;

/// The elements as Java arrays, and how tensors are printed; everybody calls them on [Tensor].
///
/// ```java
/// tensor("[[1., 2.], [3., 4.]]").toDoubleArray().length   // 4
/// ```
public abstract sealed class Reading extends Arranging permits Recording {
    Reading() {}

    /// All elements in row-major order.
    public double[] toDoubleArray() {
        Tensor c = Copy.contiguous(self(), false);
        double[] out = new double[self().numel()];
        for (int i = 0; i < out.length; i++) {
            out[i] = c.storage.getDouble(c.layout.offset + i);
        }
        return out;
    }

    /// All elements in row-major order, rounded to float.
    public float[] toFloatArray() {
        Tensor c = Copy.contiguous(self(), false);
        float[] out = new float[self().numel()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) c.storage.getDouble(c.layout.offset + i);
        }
        return out;
    }

    /// All elements in row-major order, fractions cut.
    public long[] toLongArray() {
        Tensor c = Copy.contiguous(self(), false);
        long[] out = new long[self().numel()];
        for (int i = 0; i < out.length; i++) {
            out[i] = c.storage.getLong(c.layout.offset + i);
        }
        return out;
    }

    /// Prints all tensors with this many digits after the point from now on; 4 unless set.
    ///
    /// ```java
    /// printOptions(2);
    /// tensor("[1.23456, 2.]")   // tensor([1.23, 2.00])
    /// printOptions("default");
    /// ```
    public static void printOptions(int precision) {
        PrintOptions now = PrintOptions.current;
        printOptions(precision, now.threshold(), now.edgeitems(), now.linewidth(), null);
    }

    /// Prints tensors of more than `threshold` elements (1000 unless set) from now on as a summary of the first and
    /// last `edgeitems` (3) of each dimension.
    public static void printOptions(int threshold, int edgeitems) {
        PrintOptions now = PrintOptions.current;
        printOptions(now.precision(), threshold, edgeitems, now.linewidth(), null);
    }

    /// Sets all of how tensors are printed: also the characters in a line (80) and whether numbers are written as
    /// `1.0000e+03` (`null`: if their sizes ask for it).
    ///
    /// @throws IllegalArgumentException if a number is negative, or `edgeitems` or `linewidth` 0
    public static void printOptions(int precision, int threshold, int edgeitems, int linewidth, Boolean sciMode) {
        PrintOptions.current = new PrintOptions(precision, threshold, edgeitems, linewidth, sciMode);
    }

    /// Prints all tensors by one of PyTorch's profiles: `default`, `short` (2 digits) or `full` (no summaries).
    ///
    /// @throws IllegalArgumentException for another name
    public static void printOptions(String profile) {
        PrintOptions.current = PrintOptions.profile(profile);
    }
}
