package himalia.nn;

import himalia.tensor.Tensor;

/// Puts the largest numbers of [MaxPool3d] back where they stood, between zeros.
///
/// ```java
/// var found = new MaxPool3d(2).run(x);
/// new MaxUnpool3d(2).forward(found.values(), found.indices())
/// ```
public final class MaxUnpool3d extends PoolLayer {
    /// @param kernel size of the window that was used
    public MaxUnpool3d(int... kernel) {
        super(3, kernel);
    }

    @Override
    public MaxUnpool3d stride(int... stride) {
        return (MaxUnpool3d) super.stride(stride);
    }

    @Override
    public MaxUnpool3d padding(int... padding) {
        return (MaxUnpool3d) super.padding(padding);
    }

    /// @param indices where the numbers stood
    public Tensor forward(Tensor x, Tensor indices) {
        int[] k = each("kernel_size", kernel);
        int[] s = each("stride", stride);
        int[] p = each("padding", padding);
        int[] size = new int[3];
        for (int i = 0; i < size.length; i++) {
            size[i] = (x.size(x.dim() - 3 + i) - 1) * s[i] - 2 * p[i] + k[i];
        }
        return forward(x, indices, size);
    }

    /// @param outputSize how large the result is, where several sizes are possible
    public Tensor forward(Tensor x, Tensor indices, int[] outputSize) {
        return PoolFunctions.unpool(x, indices, outputSize);
    }

    /// @throws IllegalArgumentException always: the places are missing
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalArgumentException(
                name() + " takes two inputs, forward(values, indices): MaxPool3d.run(x) gives both");
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.tuple(each("kernel_size", kernel)) + ", stride="
                + Texts.tuple(each("stride", stride)) + ", padding=" + Texts.tuple(each("padding", padding));
    }
}
