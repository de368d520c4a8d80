package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;

/// Shifts and scales each channel to mean 0 and variance 1 over the batch, then by what it has learned; in use
/// ([Module#eval()]) with the statistics that training has left.
///
/// **Shape** `[n, features, d, h, w]` -> the same. Ioffe and Szegedy, 2015.
public final class BatchNorm3d extends BatchNorm {
    /// @param features how many channels
    public BatchNorm3d(int features) {
        this(features, true);
    }

    /// @param affine whether it learns a scale and a shift for each channel
    public BatchNorm3d(int features, boolean affine) {
        this(features, affine, true);
    }

    /// @param bias whether the affine part has a shift, too
    public BatchNorm3d(int features, boolean affine, boolean bias) {
        super(features, affine, bias, true);
    }

    @Override
    void checkDimensions(Tensor x) {
        if (x.dim() != 5) {
            throw new LayerShapeException(
                    "expected 5D input (got " + x.dim() + "D input)",
                    "`" + shortName() + "` got " + Arrays.toString(x.shape().toArray()),
                    "the channels are the second dimension.");
        }
    }
}
