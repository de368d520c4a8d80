package himalia.nn;

import himalia.tensor.ConvolutionNd;
import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;

/// What the layers share that put the largest numbers of windows back where they stood, between zeros.
///
/// @param <P> the layer itself
public abstract sealed class MaxUnpoolLayer<P extends MaxUnpoolLayer<P>> extends PoolLayer<P>
        permits MaxUnpool1d, MaxUnpool2d, MaxUnpool3d {
    MaxUnpoolLayer(int dims, int... kernel) {
        super(dims, kernel);
    }

    /// @param indices where the numbers stood
    public Tensor forward(Tensor x, Tensor indices) {
        return PoolingNd.unpool(dims, x, indices, kernel, stride, padding);
    }

    /// @param outputSize how large the result is, where several sizes are possible
    public Tensor forward(Tensor x, Tensor indices, int[] outputSize) {
        return PoolingNd.unpool(x, indices, outputSize);
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

    private int[] each(String setting, int[] v) {
        return ConvolutionNd.each(setting, dims, v);
    }
}
