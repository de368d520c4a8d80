package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [FloatSoftmax] over a row by the Vector API.
final class VectorSoftmax {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            2,
            () -> logs(NUMBERS, 0, 0, 0, NUMBERS, 0, NUMBERS.length),
            () -> shares(0, NUMBERS, 0, NUMBERS.length),
            () -> back(NUMBERS, 0, NUMBERS, 0, 0, NUMBERS, 0, NUMBERS.length),
            () -> backOfLogs(NUMBERS, 0, NUMBERS, 0, 0, NUMBERS, 0, NUMBERS.length),
            () -> powers(NUMBERS, 0, 0, 0, 0, NUMBERS, 0, NUMBERS.length));

    private VectorSoftmax() {}

    /// `y = x - max - log`
    static void logs(float[] x, int xo, float max, float log, float[] y, int yo, int n) {
        FloatVector m = FloatVector.broadcast(SPECIES, max);
        FloatVector l = FloatVector.broadcast(SPECIES, log);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, x, xo + i).sub(m).sub(l).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] = x[xo + i] - max - log;
        }
    }

    /// `y *= share`
    static void shares(float share, float[] y, int yo, int n) {
        FloatVector s = FloatVector.broadcast(SPECIES, share);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, y, yo + i).mul(s).intoArray(y, yo + i);
        }
        for (; i < n; i++) {
            y[yo + i] *= share;
        }
    }

    /// `d = y (g - sum)`
    static void back(float[] g, int go, float[] y, int yo, float sum, float[] d, int to, int n) {
        FloatVector s = FloatVector.broadcast(SPECIES, sum);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector rest = FloatVector.fromArray(SPECIES, g, go + i).sub(s);
            rest.mul(FloatVector.fromArray(SPECIES, y, yo + i)).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            d[to + i] = y[yo + i] * (g[go + i] - sum);
        }
    }

    /// `d = g - e^y sum`
    static void backOfLogs(float[] g, int go, float[] y, int yo, float sum, float[] d, int to, int n) {
        FloatVector s = FloatVector.broadcast(SPECIES, sum);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector share = VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, y, yo + i));
            FloatVector.fromArray(SPECIES, g, go + i).sub(share.mul(s)).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            d[to + i] = g[go + i] - FloatFormulas.exp(y[yo + i]) * sum;
        }
    }

    /// `d = e^(x - max - log) by`
    static void powers(float[] x, int xo, float max, float log, float by, float[] d, int to, int n) {
        FloatVector m = FloatVector.broadcast(SPECIES, max);
        FloatVector l = FloatVector.broadcast(SPECIES, log);
        FloatVector b = FloatVector.broadcast(SPECIES, by);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i).sub(m).sub(l);
            VectorMath.expOfNegative(v).mul(b).intoArray(d, to + i);
        }
        for (; i < n; i++) {
            d[to + i] = FloatFormulas.exp(x[xo + i] - max - log) * by;
        }
    }
}
