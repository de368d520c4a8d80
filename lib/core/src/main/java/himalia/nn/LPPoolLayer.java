package himalia.nn;

import himalia.tensor.ConvolutionNd;
import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;
import java.util.Arrays;

/// What the layers of norms share: `(Σ x^p)^(1/p)` of every window.
///
/// @param <P> the layer itself
public abstract sealed class LPPoolLayer<P extends LPPoolLayer<P>> extends PoolLayer<P>
        permits LPPool1d, LPPool2d, LPPool3d {
    private final double normType;

    LPPoolLayer(int dims, double normType, int... kernel) {
        super(dims, kernel);
        this.normType = normType;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor powers = checked(x).pow(normType);
        Tensor mean = PoolingNd.mean(dims, powers, kernel, stride, new int[dims], ceilMode, true, null);
        double area =
                Arrays.stream(ConvolutionNd.each("kernel_size", dims, kernel)).reduce(1, (a, b) -> a * b);
        return mean.sign().mul(mean.abs().relu()).mul(area).pow(1 / normType);
    }

    @Override
    protected String extraRepr() {
        return "norm_type=" + (normType == (long) normType ? Long.toString((long) normType) : Texts.number(normType))
                + ", kernel_size=" + Texts.asGiven(kernel) + ", stride="
                + (stride == kernel ? "None" : Texts.asGiven(stride)) + ", ceil_mode=" + Texts.flag(ceilMode);
    }
}
