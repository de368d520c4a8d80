package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Floats in reverse order by the Vector API.
final class VectorCopies {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorShuffle<Float> REVERSE = VectorShuffle.fromOp(SPECIES, i -> LANES - 1 - i);

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    private static final float[] REVERSED = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP =
            new WarmUp(2, () -> reverse(NUMBERS, WarmUp.ELEMENTS - 1, REVERSED, 0, WarmUp.ELEMENTS));

    private VectorCopies() {}

    /// `y[yo + i] = x[xo - i]` for `i < n`.
    static void reverse(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, x, xo - i - LANES + 1)
                    .rearrange(REVERSE)
                    .intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = x[xo - i];
        }
    }
}
