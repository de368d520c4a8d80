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
        Storage[] of = new Storage[tensors.length];
        Layout[] layouts = new Layout[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            Tensor t = tensors[i];
            of[i] = t.storage;
            layouts[i] = t.layout;
            if (!t.isContiguous()
                    || t.dtype() != tensors[0].dtype()
                    || !t.shape().equals(tensors[0].shape())) {
                throw new IllegalArgumentException("operands of a fused kernel must be row-major and of one shape and "
                        + "type: number 0 is " + tensors[0].dtype() + " of " + tensors[0].layout + ", number " + i
                        + " is " + t.dtype() + " of " + t.layout
                        + "\nHint: contiguous() makes a tensor row-major.");
            }
        }
        of[0].backend().fused(this, of, layouts);
    }

    /// One element after another, of any storage.
    static void each(FusedKernel k, Storage[] of, int[] at, int n) {
        int results = k.results();
        double[] v = new double[at.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < v.length; j++) {
                v[j] = of[j].getDouble(at[j] + i);
            }
            k.of(v);
            for (int j = 0; j < results; j++) {
                of[j].setDouble(at[j] + i, v[j]);
            }
        }
    }
}
