package himalia.nn;

import himalia.tensor.Tensor;

/// Makes pictures smaller by making channels of neighbours: the way back of [PixelShuffle].
public class PixelUnshuffle extends Module {
    private final int downscaleFactor;

    /// @param downscaleFactor how many times smaller
    public PixelUnshuffle(int downscaleFactor) {
        this.downscaleFactor = Settings.atLeast("PixelUnshuffle", "downscale_factor", 1, downscaleFactor)[0];
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functional.pixelUnshuffle(x, downscaleFactor);
    }

    @Override
    protected String extraRepr() {
        return "downscale_factor=" + downscaleFactor;
    }
}
