package himalia.nn;

import himalia.tensor.Tensor;

/// What the layers of norms share: `(Σ x^p)^(1/p)` of every window.
public abstract sealed class LPPoolLayer extends PoolLayer permits LPPool1d, LPPool2d, LPPool3d {
    private final double normType;

    LPPoolLayer(int dims, double normType, int... kernel) {
        super(dims, kernel);
        this.normType = normType;
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] k = each("kernel_size", kernel);
        int area = java.util.Arrays.stream(k).reduce(1, (a, b) -> a * b);
        return batched(x, image -> {
            Tensor mean = PoolFunctions.mean(
                    image.pow(normType), k, each("stride", stride), new int[dims], ceilMode, true, null);
            return mean.sign().mul(mean.abs().relu()).mul((double) area).pow(1 / normType);
        });
    }

    @Override
    protected String extraRepr() {
        return "norm_type=" + (normType == (long) normType ? Long.toString((long) normType) : Texts.number(normType))
                + ", kernel_size=" + Texts.asGiven(kernel) + ", stride="
                + (stride == kernel ? "None" : Texts.asGiven(stride)) + ", ceil_mode=" + Texts.flag(ceilMode);
    }
}
