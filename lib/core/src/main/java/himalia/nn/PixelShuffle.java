package himalia.nn;

import himalia.tensor.Tensor;

/// Makes pictures larger by laying channels side by side: `[n, c r², h, w]` -> `[n, c, h r, w r]`. Shi and others,
/// 2016.
public class PixelShuffle extends Module {
    private final int upscaleFactor;

    /// @param upscaleFactor how many times larger
    public PixelShuffle(int upscaleFactor) {
        this.upscaleFactor = Settings.atLeast("PixelShuffle", "upscale_factor", 1, upscaleFactor)[0];
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functional.pixelShuffle(x, upscaleFactor);
    }

    @Override
    protected String extraRepr() {
        return "upscale_factor=" + upscaleFactor;
    }
}
