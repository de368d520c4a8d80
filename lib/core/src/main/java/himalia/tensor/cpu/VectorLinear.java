package himalia.tensor.cpu;

import static jdk.incubator.vector.VectorOperators.F2D;

import himalia.tensor.cpu.Gemm.Layout;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The loops of [FloatLinear] for layers with at most as many neurons as a vector has places.
///
/// Rows shorter than a vector are written as whole vectors one after another, each over the useless end of the one
/// before: to read what a vector just wrote beside it would cost more than all the arithmetic.
final class VectorLinear {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 8;
    private static final ThreadLocal<float[]> ROOM = ThreadLocal.withInitial(() -> new float[Gemm.DEPTH * LANES]);

    static final WarmUp WARM_UP = new WarmUp(5, VectorLinear::exercise);

    private VectorLinear() {}

    /// Whether the compiler has seen to the loops.
    static boolean isWarm() {
        return WARM_UP.isDone();
    }

    /// `c = bias + a b` with `a` of `m x k` and `c` of `m x n` row-major, `n` at most a vector's length; `bias` may be
    /// `null`.
    static void rows(
            int m, int n, int k, float[] a, int ao, float[] b, Layout bl, float @Nullable [] bias, int bo, float[] c) {
        float[] wide = widened(b, bl, k, n, bias, bo);
        VectorMask<Float> there = SPECIES.indexInRange(0, n);
        int end = m * n;
        int i = 0;
        for (; i + ROWS <= m && (i + ROWS - 1) * n + LANES <= end; i += ROWS) {
            if ((i & 0x3FF) == 0) {
                Interrupts.poll("a layer");
            }
            tile(k, a, ao + i * k, wide, c, i * n, n);
        }
        for (; i < m; i++) {
            row(k, a, ao + i * k, wide, c, i * n, there);
        }
    }

    /// The rows of `b`, each in a vector of its own, filled up with zeros; the bias after them.
    private static float[] widened(float[] b, Layout bl, int k, int n, float @Nullable [] bias, int bo) {
        float[] wide = ROOM.get();
        if (wide.length < (k + 1) * LANES) {
            wide = new float[(k + 1) * LANES];
            ROOM.set(wide);
        }
        for (int p = 0; p < k; p++) {
            int from = bl.offset() + p * bl.row();
            for (int j = 0; j < n; j++) {
                wide[p * LANES + j] = b[from + j * bl.column()];
            }
        }
        for (int j = 0; j < n; j++) {
            wide[k * LANES + j] = bias == null ? 0 : bias[bo + j];
        }
        return wide;
    }

    private static void tile(int k, float[] a, int ao, float[] b, float[] c, int co, int n) {
        FloatVector start = FloatVector.fromArray(SPECIES, b, k * LANES);
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector t0 = start;
        FloatVector t1 = start;
        FloatVector t2 = start;
        FloatVector t3 = start;
        FloatVector t4 = start;
        FloatVector t5 = start;
        FloatVector t6 = start;
        FloatVector t7 = start;
        int a1 = ao + k;
        int a2 = a1 + k;
        int a3 = a2 + k;
        int a4 = a3 + k;
        int a5 = a4 + k;
        int a6 = a5 + k;
        int a7 = a6 + k;
        for (int from = 0; from < k; from += Gemm.DEPTH) {
            FloatVector s0 = zero;
            FloatVector s1 = zero;
            FloatVector s2 = zero;
            FloatVector s3 = zero;
            FloatVector s4 = zero;
            FloatVector s5 = zero;
            FloatVector s6 = zero;
            FloatVector s7 = zero;
            for (int p = from, to = Math.min(k, from + Gemm.DEPTH); p < to; p++) {
                FloatVector x = FloatVector.fromArray(SPECIES, b, p * LANES);
                s0 = x.fma(FloatVector.broadcast(SPECIES, a[ao + p]), s0);
                s1 = x.fma(FloatVector.broadcast(SPECIES, a[a1 + p]), s1);
                s2 = x.fma(FloatVector.broadcast(SPECIES, a[a2 + p]), s2);
                s3 = x.fma(FloatVector.broadcast(SPECIES, a[a3 + p]), s3);
                s4 = x.fma(FloatVector.broadcast(SPECIES, a[a4 + p]), s4);
                s5 = x.fma(FloatVector.broadcast(SPECIES, a[a5 + p]), s5);
                s6 = x.fma(FloatVector.broadcast(SPECIES, a[a6 + p]), s6);
                s7 = x.fma(FloatVector.broadcast(SPECIES, a[a7 + p]), s7);
            }
            t0 = t0.add(s0);
            t1 = t1.add(s1);
            t2 = t2.add(s2);
            t3 = t3.add(s3);
            t4 = t4.add(s4);
            t5 = t5.add(s5);
            t6 = t6.add(s6);
            t7 = t7.add(s7);
        }
        t0.intoArray(c, co);
        t1.intoArray(c, co + n);
        t2.intoArray(c, co + 2 * n);
        t3.intoArray(c, co + 3 * n);
        t4.intoArray(c, co + 4 * n);
        t5.intoArray(c, co + 5 * n);
        t6.intoArray(c, co + 6 * n);
        t7.intoArray(c, co + 7 * n);
    }

    private static void row(int k, float[] a, int ao, float[] b, float[] c, int co, VectorMask<Float> there) {
        FloatVector total = FloatVector.fromArray(SPECIES, b, k * LANES);
        for (int from = 0; from < k; from += Gemm.DEPTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int p = from, to = Math.min(k, from + Gemm.DEPTH); p < to; p++) {
                FloatVector x = FloatVector.fromArray(SPECIES, b, p * LANES);
                sum = x.fma(FloatVector.broadcast(SPECIES, a[ao + p]), sum);
            }
            total = total.add(sum);
        }
        total.intoArray(c, co, there);
    }

    /// `dw = gᵀ x`, both factors with at most as many columns as a vector has places.
    static void weights(int rows, int in, int out, float[] g, int go, float[] x, int xo, float[] dw) {
        float[] sums = new float[ROWS * LANES];
        boolean along = in >= out; // the longer rows fill the vectors
        int wide = along ? in : out;
        int slim = along ? out : in;
        for (int s = 0; s < slim; s += ROWS) {
            int here = Math.min(ROWS, slim - s);
            java.util.Arrays.fill(sums, 0);
            for (int from = 0; from < rows; from += Gemm.DEPTH) {
                Interrupts.poll("a gradient");
                int count = Math.min(Gemm.DEPTH, rows - from);
                if (along) {
                    outer(count, g, go + from * out + s, out, here, x, xo + from * in, in, sums);
                } else {
                    outer(count, x, xo + from * in + s, in, here, g, go + from * out, out, sums);
                }
            }
            for (int q = 0; q < here; q++) {
                for (int j = 0; j < wide; j++) {
                    dw[along ? (s + q) * in + j : j * in + s + q] = sums[q * LANES + j];
                }
            }
        }
    }

    /// Adds, for each of `here` columns of `a`, the rows of `b` weighed by that column.
    private static void outer(int count, float[] a, int ao, int ar, int here, float[] b, int bo, int br, float[] sums) {
        VectorMask<Float> there = SPECIES.indexInRange(0, br);
        if (here <= 2) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            int second = here - 1;
            for (int r = 0, i = ao, j = bo; r < count; r++, i += ar, j += br) {
                FloatVector v = FloatVector.fromArray(SPECIES, b, j, there);
                s0 = v.fma(FloatVector.broadcast(SPECIES, a[i]), s0);
                s1 = v.fma(FloatVector.broadcast(SPECIES, a[i + second]), s1);
            }
            add(s0, sums, 0);
            add(s1, sums, 1);
            return;
        }
        int last = here - 1; // columns beyond the edge repeat the last one and are not looked at
        int c2 = Math.min(2, last);
        int c3 = Math.min(3, last);
        int c4 = Math.min(4, last);
        int c5 = Math.min(5, last);
        int c6 = Math.min(6, last);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int r = 0, i = ao, j = bo; r < count; r++, i += ar, j += br) {
            FloatVector v = FloatVector.fromArray(SPECIES, b, j, there);
            s0 = v.fma(FloatVector.broadcast(SPECIES, a[i]), s0);
            s1 = v.fma(FloatVector.broadcast(SPECIES, a[i + 1]), s1);
            s2 = v.fma(FloatVector.broadcast(SPECIES, a[i + c2]), s2);
            s3 = v.fma(FloatVector.broadcast(SPECIES, a[i + c3]), s3);
            s4 = v.fma(FloatVector.broadcast(SPECIES, a[i + c4]), s4);
            s5 = v.fma(FloatVector.broadcast(SPECIES, a[i + c5]), s5);
            s6 = v.fma(FloatVector.broadcast(SPECIES, a[i + c6]), s6);
            s7 = v.fma(FloatVector.broadcast(SPECIES, a[i + last]), s7);
        }
        add(s0, sums, 0);
        add(s1, sums, 1);
        add(s2, sums, c2);
        add(s3, sums, c3, c2);
        add(s4, sums, c4, c3);
        add(s5, sums, c5, c4);
        add(s6, sums, c6, c5);
        add(s7, sums, last, c6);
    }

    /// A column that repeats the one before it is not added again.
    private static void add(FloatVector sum, float[] sums, int column, int before) {
        if (column != before) {
            add(sum, sums, column);
        }
    }

    private static void add(FloatVector sum, float[] sums, int column) {
        FloatVector.fromArray(SPECIES, sums, column * LANES).add(sum).intoArray(sums, column * LANES);
    }

    /// The sums of the columns of a row-major matrix, each in double and in the order of the rows.
    static void columnSums(int rows, int n, float[] a, int ao, float[] y) {
        VectorMask<Float> there = SPECIES.indexInRange(0, n);
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = low;
        for (int r = 0, i = ao; r < rows; r++, i += n) {
            FloatVector v = FloatVector.fromArray(SPECIES, a, i, there);
            low = low.add(v.convertShape(F2D, DOUBLES, 0));
            high = high.add(v.convertShape(F2D, DOUBLES, 1));
        }
        double[] sums = new double[LANES];
        low.intoArray(sums, 0);
        high.intoArray(sums, LANES / 2);
        for (int j = 0; j < n; j++) {
            y[j] = (float) sums[j];
        }
    }

    /// Runs all loops until they are fast.
    private static void exercise() {
        int m = 64;
        float[] a = new float[m * LANES];
        float[] b = new float[m * LANES];
        float[] c = new float[m * LANES];
        int k = Math.max(2, LANES - 5); // whatever a vector holds, from four numbers on
        int n = Math.max(2, LANES - 6);
        rows(m, n, k, a, 0, b, new Layout(0, 1, k), b, 0, c);
        rows(m - 1, 1, 2, a, 0, b, new Layout(0, 1, 1), null, 0, c);
        weights(m, k, k, a, 0, b, 0, c);
        weights(m, k, 1, a, 0, b, 0, c);
        columnSums(m, k, a, 0, c);
    }
}
