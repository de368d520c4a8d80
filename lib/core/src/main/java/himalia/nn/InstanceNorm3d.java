package himalia.nn;

/// Shifts and scales each channel of each example to mean 0 and variance 1: the contrast of a picture goes, its
/// pattern stays. Ulyanov, Vedaldi and Lempitsky, 2016.
///
/// **Shape** `[n, features, d, h, w]`, or without `n` -> the same.
public final class InstanceNorm3d extends InstanceNorm {
    /// @param features how many channels
    public InstanceNorm3d(int features) {
        this(features, false);
    }

    /// @param affine whether it learns a scale and a shift for each channel
    public InstanceNorm3d(int features, boolean affine) {
        this(features, affine, true);
    }

    /// @param bias whether the affine part has a shift, too
    public InstanceNorm3d(int features, boolean affine, boolean bias) {
        super(3, features, affine, bias);
    }
}
