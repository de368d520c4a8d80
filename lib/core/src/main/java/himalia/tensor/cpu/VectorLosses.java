package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [FloatLosses] by the Vector API, bit for bit the same. No choice in them is a branch, which would be
/// guessed wrong half of the time.
final class VectorLosses {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float[] NUMBERS = new float[WarmUp.ELEMENTS];
    static final WarmUp WARM_UP = new WarmUp(
            5,
            () -> squares(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> distances(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> bentDistances(NUMBERS, 0, NUMBERS, 0, NUMBERS.length, 1),
            () -> scores(NUMBERS, 0, NUMBERS, 0, NUMBERS.length),
            () -> differences(NUMBERS, 0, NUMBERS, 0, 0, NUMBERS, 0, NUMBERS.length),
            () -> signs(NUMBERS, 0, NUMBERS, 0, 0, NUMBERS, 0, NUMBERS.length),
            () -> bounded(NUMBERS, 0, NUMBERS, 0, 1, 0, NUMBERS, 0, NUMBERS.length),
            () -> sigmoids(NUMBERS, 0, NUMBERS, 0, 0, NUMBERS, 0, NUMBERS.length));

    private VectorLosses() {}

    private static FloatVector at(float[] a, int i) {
        return FloatVector.fromArray(SPECIES, a, i);
    }

    private static FloatVector all(float v) {
        return FloatVector.broadcast(SPECIES, v);
    }

    static double squares(float[] x, int xo, float[] t, int to, int n) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        int i = 0;
        for (; i <= n - 2 * LANES; i += 2 * LANES) {
            FloatVector d0 = at(x, xo + i).sub(at(t, to + i));
            FloatVector d1 = at(x, xo + i + LANES).sub(at(t, to + i + LANES));
            s0 = s0.add(d0.mul(d0));
            s1 = s1.add(d1.mul(d1));
        }
        for (; i <= n - LANES; i += LANES) {
            FloatVector d = at(x, xo + i).sub(at(t, to + i));
            s0 = s0.add(d.mul(d));
        }
        double rest = 0;
        for (; i < n; i++) {
            rest += FloatLosses.square(x[xo + i], t[to + i]);
        }
        return VectorSums.total(s0.add(s1)) + rest;
    }

    static double distances(float[] x, int xo, float[] t, int to, int n) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        int i = 0;
        for (; i <= n - 2 * LANES; i += 2 * LANES) {
            s0 = s0.add(at(x, xo + i).sub(at(t, to + i)).abs());
            s1 = s1.add(at(x, xo + i + LANES).sub(at(t, to + i + LANES)).abs());
        }
        for (; i <= n - LANES; i += LANES) {
            s0 = s0.add(at(x, xo + i).sub(at(t, to + i)).abs());
        }
        double rest = 0;
        for (; i < n; i++) {
            rest += Math.abs(x[xo + i] - t[to + i]);
        }
        return VectorSums.total(s0.add(s1)) + rest;
    }

    static double bentDistances(float[] x, int xo, float[] t, int to, int n, float bend) {
        FloatVector by = all(0.5f / bend);
        FloatVector less = all(bend / 2);
        FloatVector sum = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector d = at(x, xo + i).sub(at(t, to + i)).abs();
            sum = sum.add(d.sub(less).blend(d.mul(d).mul(by), d.compare(LT, bend)));
        }
        double rest = 0;
        for (; i < n; i++) {
            rest += FloatLosses.bent(x[xo + i], t[to + i], bend);
        }
        return VectorSums.total(sum) + rest;
    }

    static double scores(float[] x, int xo, float[] t, int to, int n) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = at(x, xo + i);
            FloatVector log = logOfOneAnd(VectorMath.expOfNegative(v.abs().neg()));
            FloatVector high = v.blend(0f, v.compare(LT, 0f));
            sum = sum.add(high.sub(v.mul(at(t, to + i))).add(log));
        }
        double rest = 0;
        for (; i < n; i++) {
            rest += FloatLosses.score(x[xo + i], t[to + i]);
        }
        return VectorSums.total(sum) + rest;
    }

    /// `log(1 + e)` of 0 to 1: the series `2 (s + s³/3 + s⁵/5 ...)` of `s = e / (2 + e)`, which is a third at most.
    private static FloatVector logOfOneAnd(FloatVector e) {
        FloatVector s = e.div(e.add(2f));
        FloatVector q = s.mul(s);
        FloatVector p = all(1f / 15);
        p = p.fma(q, all(1f / 13));
        p = p.fma(q, all(1f / 11));
        p = p.fma(q, all(1f / 9));
        p = p.fma(q, all(1f / 7));
        p = p.fma(q, all(1f / 5));
        p = p.fma(q, all(1f / 3));
        FloatVector twice = s.add(s);
        return p.mul(q).fma(twice, twice);
    }

    /// `d = by (x - t)`
    static void differences(float[] x, int xo, float[] t, int to, float by, float[] d, int at, int n) {
        FloatVector b = all(by);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            at(x, xo + i).sub(at(t, to + i)).mul(b).intoArray(d, at + i);
        }
        for (; i < n; i++) {
            d[at + i] = (x[xo + i] - t[to + i]) * by;
        }
    }

    /// `d = by sign(x - t)`
    static void signs(float[] x, int xo, float[] t, int to, float by, float[] d, int at, int n) {
        FloatVector up = all(by);
        FloatVector down = all(-by);
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = at(x, xo + i);
            FloatVector w = at(t, to + i);
            zero.blend(up, v.compare(GT, w)).blend(down, v.compare(LT, w)).intoArray(d, at + i);
        }
        for (; i < n; i++) {
            d[at + i] = FloatLosses.sign(x[xo + i], t[to + i]) * by;
        }
    }

    /// `d = by (x - t) share`, where what `by` is multiplied by is kept between -1 and 1.
    static void bounded(float[] x, int xo, float[] t, int to, float share, float by, float[] d, int at, int n) {
        FloatVector s = all(share);
        FloatVector b = all(by);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = at(x, xo + i).sub(at(t, to + i)).mul(s);
            v = v.blend(1f, v.compare(GT, 1f));
            v.blend(-1f, v.compare(LT, -1f)).mul(b).intoArray(d, at + i);
        }
        for (; i < n; i++) {
            d[at + i] = FloatLosses.bounded(x[xo + i], t[to + i], share) * by;
        }
    }

    /// `d = by (sigmoid(x) - t)`
    static void sigmoids(float[] x, int xo, float[] t, int to, float by, float[] d, int at, int n) {
        FloatVector one = all(1);
        FloatVector b = all(by);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = at(x, xo + i);
            FloatVector e = VectorMath.expOfNegative(v.abs().neg());
            FloatVector s = one.blend(e, v.compare(LT, 0f)).div(e.add(one));
            s.sub(at(t, to + i)).mul(b).intoArray(d, at + i);
        }
        for (; i < n; i++) {
            d[at + i] = (FloatFormulas.sigmoid(x[xo + i]) - t[to + i]) * by;
        }
    }
}
