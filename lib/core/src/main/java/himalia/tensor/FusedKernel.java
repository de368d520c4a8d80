package himalia.tensor;

/// A loop over the elements of several tensors at once, for losses and optimizers that would be slow as one operation
/// after the other.
///
/// ```java
/// record Pull(double by) implements FusedKernel {    // p = p - by * g
///     public int results() { return 1; }
///     public void of(double[] v) { v[0] -= by * v[1]; }
/// }
/// new Pull(0.1).over(p, g);
/// ```
///
/// It is not stopped half-way: what it changes may be parameters.
public interface FusedKernel {
    /// How many of the tensors, from the first one on, it changes.
    int results();

    /// Changes the first numbers, given one element of each tensor.
    void of(double[] v);

    /// The same for float32, `n` elements of each array from its place in `at` on; overridden where speed matters.
    default void floats(float[][] arrays, int[] at, int n) {
        int results = results();
        double[] v = new double[at.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < v.length; j++) {
                v[j] = arrays[j][at[j] + i];
            }
            of(v);
            for (int j = 0; j < results; j++) {
                arrays[j][at[j] + i] = (float) v[j];
            }
        }
    }

    /// Runs over row-major tensors of one shape and one floating type. Nothing is recorded for gradients, and nobody is
    /// told that the tensors changed; see [Storage#changed()].
    ///
    /// @throws IllegalArgumentException if shapes, types or layouts do not fit
    default void over(Tensor... tensors) {
        Tensor first = tensors[0];
        for (Tensor t : tensors) {
            if (t.layout != first.layout && !t.shape().equals(first.shape())
                    || !t.isContiguous()
                    || t.dtype() != first.dtype()) {
                throw new IllegalArgumentException("operands of a fused kernel must be row-major and of one shape and "
                        + "type: the first one is " + first.dtype() + " of " + first.layout + ", another one "
                        + t.dtype() + " of " + t.layout + "\nHint: contiguous() makes a tensor row-major.");
            }
        }
        first.storage.backend().fused(this, tensors);
    }

    /// One element after another, of any storage.
    static void each(FusedKernel k, Tensor... of) {
        int results = k.results();
        double[] v = new double[of.length];
        for (int i = 0; i < of[0].numel(); i++) {
            for (int j = 0; j < v.length; j++) {
                v[j] = of[j].storage.getDouble(of[j].layout.offset + i);
            }
            k.of(v);
            for (int j = 0; j < results; j++) {
                of[j].storage.setDouble(of[j].layout.offset + i, v[j]);
            }
        }
    }
}
