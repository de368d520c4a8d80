package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;

/// Shifts and scales each channel to mean 0 and variance 1 over the batch, then by what it has learned; in use
/// ([Module#eval()]) with the statistics that training has left.
///
/// **Shape** `[n, features]` or `[n, features, length]` -> the same. Ioffe and Szegedy, 2015.
public final class BatchNorm1d extends BatchNorm {
    /// @param features how many channels
    public BatchNorm1d(int features) {
        this(features, true);
    }

    /// @param affine whether it learns a scale and a shift for each channel
    public BatchNorm1d(int features, boolean affine) {
        this(features, affine, true);
    }

    /// @param bias whether the affine part has a shift, too
    public BatchNorm1d(int features, boolean affine, boolean bias) {
        super(features, affine, bias, true);
    }

    @Override
    void checkDimensions(Tensor x) {
        if (x.dim() != 2 && x.dim() != 3) {
            throw new LayerShapeException(
                    "expected 2D or 3D input (got " + x.dim() + "D input)",
                    "`" + shortName() + "` got " + Arrays.toString(x.shape().toArray()),
                    "the channels are the second dimension.");
        }
    }
}
