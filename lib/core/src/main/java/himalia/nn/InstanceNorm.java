package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;

/// What [InstanceNorm1d] and [InstanceNorm2d] share: each channel of each example is normalised by itself.
public abstract sealed class InstanceNorm extends BatchNorm permits InstanceNorm1d, InstanceNorm2d, InstanceNorm3d {
    private final int dims;

    InstanceNorm(int dims, int features, boolean affine, boolean bias) {
        super(features, affine, bias, false);
        this.dims = dims;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.dim() == dims + 1 ? super.forward(x.unsqueeze(0)).squeeze(0) : super.forward(x);
    }

    @Override
    void checkDimensions(Tensor x) {
        if (x.dim() != dims + 2) {
            throw new LayerShapeException(
                    "expected " + (dims + 1) + "D or " + (dims + 2) + "D input (got " + x.dim() + "D input)",
                    "`" + shortName() + "` got " + Arrays.toString(x.shape().toArray()),
                    "the channels are the second dimension.");
        }
    }
}
