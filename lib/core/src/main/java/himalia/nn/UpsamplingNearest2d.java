package himalia.nn;

/// [Upsample] of pictures with mode `nearest`.
public final class UpsamplingNearest2d extends Upsample {
    /// One of both; the other is `null`.
    public UpsamplingNearest2d(int[] size, double[] scaleFactor) {
        super(size, scaleFactor);
        mode("nearest");
    }
}
