package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Slopes with a choice in them: a branch for each number would be guessed wrong half of the time.
final class VectorSlopes {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    static final WarmUp WARM_UP = new WarmUp(2, VectorSlopes::exercise);

    private VectorSlopes() {}

    /// Whether the compiler has seen to the loop.
    static boolean isWarm() {
        return WARM_UP.isDone();
    }

    /// `d[i] = g[i]` where `y[i]` is above 0, else 0; `d` may be `g`.
    static void relu(float[] g, int go, float[] y, int yo, float[] d, int to, int n) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i + LANES <= n; i += LANES) {
            var up = FloatVector.fromArray(SPECIES, y, yo + i).compare(GT, zero);
            zero.blend(FloatVector.fromArray(SPECIES, g, go + i), up).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            d[to + i] = y[yo + i] > 0 ? g[go + i] : 0;
        }
    }

    /// Runs the loop until it is fast.
    private static void exercise() {
        int n = 4096;
        float[] x = new float[n];
        float[] y = new float[n];
        relu(x, 0, x, 0, y, 0, n);
    }
}
