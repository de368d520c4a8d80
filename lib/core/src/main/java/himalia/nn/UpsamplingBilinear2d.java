package himalia.nn;

/// [Upsample] of pictures with mode `bilinear` and the corners in place.
public final class UpsamplingBilinear2d extends Upsample {
    /// One of both; the other is `null`.
    public UpsamplingBilinear2d(int[] size, double[] scaleFactor) {
        super(size, scaleFactor);
        mode("bilinear");
        alignCorners(true);
    }
}
