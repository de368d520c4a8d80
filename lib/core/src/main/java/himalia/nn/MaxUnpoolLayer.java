package himalia.nn;

import himalia.tensor.Tensor;

/// What the layers share that put the largest numbers of windows back where they stood, between zeros.
public abstract sealed class MaxUnpoolLayer extends PoolLayer permits MaxUnpool1d, MaxUnpool2d, MaxUnpool3d {
    MaxUnpoolLayer(int dims, int... kernel) {
        super(dims, kernel);
    }

    /// @param indices where the numbers stood
    public Tensor forward(Tensor x, Tensor indices) {
        int[] k = each("kernel_size", kernel);
        int[] s = each("stride", stride);
        int[] p = each("padding", padding);
        int[] size = new int[dims];
        for (int i = 0; i < size.length; i++) {
            size[i] = (x.size(x.dim() - dims + i) - 1) * s[i] - 2 * p[i] + k[i];
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
                name() + " takes two inputs, forward(values, indices): MaxPool" + dims + "d.run(x) gives both");
    }

    @Override
    protected String extraRepr() {
        return "kernel_size=" + Texts.tuple(each("kernel_size", kernel)) + ", stride="
                + Texts.tuple(each("stride", stride)) + ", padding=" + Texts.tuple(each("padding", padding));
    }
}
