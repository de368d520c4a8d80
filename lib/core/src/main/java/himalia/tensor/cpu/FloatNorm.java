package himalia.tensor.cpu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Floats shifted and scaled to mean 0 and variance 1, and the way back of gradients: two reads of every number each
/// way.
///
/// The numbers lie as `outer` times `groups` times `inner`. A group has one mean, over all its numbers; number `i` is
/// scaled by weight `i / run % weights`, which never changes within a run.
///
/// @param eps      keeps the division from 0
/// @param measures whether means and variances are those of the numbers, and do not come from elsewhere
public record FloatNorm(int outer, int groups, int inner, int weights, int run, double eps, boolean measures) {
    /// Elements worth a thread of their own.
    private static final int SHARE = 1 << 15;
    /// Rows whose gradients of weights are added in float before the sum goes on in double.
    private static final int ROWS = 16;
    /// Into how many parts rows are cut whose gradients are added up: always as many, so that the sum does not depend
    /// on the number of cores.
    private static final int PARTS = 8;

    private static final float[] NONE = {};

    /// The group of a number.
    public int group(int i) {
        return i / inner % groups;
    }

    /// The weight of a number.
    public int weight(int i) {
        return i / run % weights;
    }

    /// Over how many numbers a mean is taken.
    public int count() {
        return outer * inner;
    }

    /// What a centred number of a group of this variance is multiplied by.
    public double scale(double variance) {
        return 1 / Math.sqrt(variance + eps);
    }

    /// Whether each group is a column of a matrix, with a weight of its own.
    private boolean isColumns() {
        return inner == 1 && run == 1 && weights == groups;
    }

    /// `y = (x - mean) / √(variance + eps) * w + b`; `w` and `b` may be `null`. Where it measures, it also writes means
    /// and (biased) variances.
    public void forward(
            float[] x,
            int xo,
            float[] mean,
            float[] variance,
            float @Nullable [] w,
            int wo,
            float @Nullable [] b,
            int bo,
            float[] y) {
        if (isColumns()) {
            columns(x, xo, mean, variance, w, wo, b, bo, y);
            return;
        }
        boolean each = run == 1 && (w != null || b != null);
        float[] ws = w != null ? w : each ? ones() : NONE;
        float[] bs = b != null ? b : new float[each ? weights : 0];
        int wAt = w == null ? 0 : wo;
        int bAt = b == null ? 0 : bo;
        Workers.pieces(groups, Math.max(1, SHARE / Math.max(1, count())), (from, to) -> {
            for (int group = from; group < to; group++) {
                Interrupts.poll("a normalization");
                if (measures) {
                    measure(x, xo, group, mean, variance);
                }
                float scale = (float) scale(variance[group]);
                for (int o = 0; o < outer; o++) {
                    int at = (o * groups + group) * inner;
                    if (each) {
                        int k = at % weights;
                        NormLoops.weighted(x, xo + at, mean[group], scale, ws, wAt + k, bs, bAt + k, y, at, inner);
                        continue;
                    }
                    int step = w == null && b == null ? inner : run;
                    for (int i = at; i < at + inner; i += step) {
                        int k = weight(i);
                        float by = w == null ? scale : scale * w[wo + k];
                        NormLoops.moved(x, xo + i, mean[group], by, b == null ? 0 : b[bo + k], y, i, step);
                    }
                }
            }
        });
    }

    private float[] ones() {
        float[] ones = new float[weights];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void measure(float[] x, int xo, int group, float[] mean, float[] variance) {
        double sum = 0;
        for (int o = 0; o < outer; o++) {
            sum += Sums.alone(x, xo + (o * groups + group) * inner, inner);
        }
        double exact = sum / count();
        float rounded = (float) exact;
        double squares = 0;
        for (int o = 0; o < outer; o++) {
            squares += NormLoops.squares(x, xo + (o * groups + group) * inner, inner, rounded);
        }
        mean[group] = rounded;
        variance[group] = (float) Math.max(0, squares / count() - (rounded - exact) * (rounded - exact));
    }

    private void columns(
            float[] x,
            int xo,
            float[] mean,
            float[] variance,
            float @Nullable [] w,
            int wo,
            float @Nullable [] b,
            int bo,
            float[] y) {
        Workers.pieces(groups, Math.max(64, SHARE / Math.max(1, outer)), (from, to) -> {
            int n = to - from;
            if (measures) {
                measureColumns(x, xo + from, n, mean, variance, from);
            }
            float[] means = Arrays.copyOfRange(mean, from, to);
            float[] scales = new float[n];
            float[] shifts = new float[n];
            for (int j = 0; j < n; j++) {
                scales[j] = (float) scale(variance[from + j]) * (w == null ? 1 : w[wo + from + j]);
                shifts[j] = b == null ? 0 : b[bo + from + j];
            }
            for (int r = 0; r < outer; r++) {
                if (r % ROWS == 0) {
                    Interrupts.poll("a normalization");
                }
                NormLoops.movedEach(x, xo + r * groups + from, means, scales, shifts, y, r * groups + from, n);
            }
        });
    }

    private void measureColumns(float[] x, int xo, int n, float[] mean, float[] variance, int at) {
        double[] sums = new double[n];
        float[] some = new float[n];
        float[] means = new float[n];
        double[] exact = new double[n];
        for (int pass = 0; pass < 2; pass++) {
            for (int r = 0; r < outer; r += ROWS) {
                Interrupts.poll("a normalization");
                int rows = Math.min(ROWS, outer - r);
                NormLoops.columns(x, xo + r * groups, groups, rows, means, pass == 1, some, n);
                add(some, sums, n);
            }
            for (int j = 0; j < n; j++) {
                if (pass == 0) {
                    exact[j] = sums[j] / outer;
                    means[j] = (float) exact[j];
                    mean[at + j] = means[j];
                } else {
                    double off = means[j] - exact[j];
                    double v = sums[j] / outer - off * off;
                    variance[at + j] = (float) (v < 0 ? 0 : v);
                }
                sums[j] = 0;
            }
        }
    }

    private static void add(float[] some, double[] sums, int n) {
        for (int j = 0; j < n; j++) {
            sums[j] += some[j];
        }
    }

    /// The gradients of the numbers, the weights and the bias, given that of the result; where one is `null`, it is not
    /// wanted.
    public void backward(
            float[] g,
            int go,
            float[] x,
            int xo,
            float[] mean,
            float[] variance,
            float @Nullable [] w,
            int wo,
            float @Nullable [] dx,
            float @Nullable [] dw,
            float @Nullable [] db) {
        if (isColumns()) {
            backwardColumns(g, go, x, xo, mean, variance, w, wo, dx, dw, db);
        } else if (run == 1) {
            backwardRows(g, go, x, xo, mean, variance, w, wo, dx, dw, db);
        } else {
            backwardRuns(g, go, x, xo, mean, variance, w, wo, dx, dw, db);
        }
    }

    /// Where each number of a row has a weight of its own.
    private void backwardRows(
            float[] g,
            int go,
            float[] x,
            int xo,
            float[] mean,
            float[] variance,
            float @Nullable [] w,
            int wo,
            float @Nullable [] dx,
            float @Nullable [] dw,
            float @Nullable [] db) {
        int rows = outer * groups;
        boolean sums = dw != null || db != null;
        int parts = Math.max(1, Math.min(PARTS, rows / ROWS));
        int each = (rows + parts - 1) / parts;
        double[][] totals = new double[parts][];
        Workers.run(parts, part -> {
            double[] total = new double[sums ? 2 * weights : 0];
            totals[part] = total;
            float[] products = new float[sums ? weights : 0];
            float[] plain = new float[sums ? weights : 0];
            double[] dots = new double[2];
            int end = Math.min(rows, (part + 1) * each);
            for (int row = part * each; row < end; row++) {
                if (row % ROWS == 0) {
                    Interrupts.poll("a normalization");
                }
                int at = row * inner;
                int k = at % weights;
                int group = row % groups;
                double scale = scale(variance[group]);
                if (dx != null) {
                    NormLoops.dots(g, go + at, x, xo + at, mean[group], w, wo + k, inner, dots);
                    double slope = measures ? -scale * scale * scale * dots[1] / inner : 0;
                    double shift = measures ? -scale * dots[0] / inner : 0;
                    float by = (float) scale;
                    float a = (float) slope;
                    float b = (float) shift;
                    float m = mean[group];
                    if (sums) {
                        NormLoops.backAndGather(
                                g, go + at, x, xo + at, m, w, wo + k, by, a, b, dx, at, products, plain, k, inner);
                    } else {
                        NormLoops.back(g, go + at, x, xo + at, m, w, wo + k, by, a, b, dx, at, inner);
                    }
                } else {
                    NormLoops.gather(g, go + at, x, xo + at, mean[group], (float) scale, products, plain, k, inner);
                }
                if (sums) {
                    if (row % ROWS == ROWS - 1 || row == end - 1) {
                        flush(products, plain, total);
                    }
                }
            }
        });
        for (int k = 0; sums && k < weights; k++) {
            double products = 0;
            double plain = 0;
            for (double[] total : totals) {
                products += total[k];
                plain += total[weights + k];
            }
            write(dw, k, products);
            write(db, k, plain);
        }
    }

    private static void write(float @Nullable [] d, int at, double value) {
        if (d != null) {
            d[at] = (float) value;
        }
    }

    private void flush(float[] products, float[] plain, double[] total) {
        for (int k = 0; k < weights; k++) {
            total[k] += products[k];
        }
        for (int k = 0; k < weights; k++) {
            total[weights + k] += plain[k];
        }
        Arrays.fill(products, 0);
        Arrays.fill(plain, 0);
    }

    /// Where all numbers of a run have one weight.
    private void backwardRuns(
            float[] g,
            int go,
            float[] x,
            int xo,
            float[] mean,
            float[] variance,
            float @Nullable [] w,
            int wo,
            float @Nullable [] dx,
            float @Nullable [] dw,
            float @Nullable [] db) {
        int each = inner / run;
        float[] plain = new float[outer * groups * each]; // Σ g of each run
        float[] products = new float[plain.length]; // Σ g (x - mean) / √(variance + eps)
        Workers.pieces(groups, Math.max(1, SHARE / Math.max(1, count())), (from, to) -> {
            double[] dots = new double[2];
            for (int group = from; group < to; group++) {
                Interrupts.poll("a normalization");
                double scale = scale(variance[group]);
                double sum = 0;
                double product = 0;
                for (int o = 0; o < outer; o++) {
                    int first = (o * groups + group) * each;
                    for (int r = first; r < first + each; r++) {
                        NormLoops.dots(g, go + r * run, x, xo + r * run, mean[group], null, 0, run, dots);
                        plain[r] = (float) dots[0];
                        products[r] = (float) (dots[1] * scale);
                        double by = w == null ? 1 : w[wo + r % weights];
                        sum += by * dots[0];
                        product += by * dots[1];
                    }
                }
                if (dx == null) {
                    continue;
                }
                float slope = measures ? (float) (-scale * scale * scale * product / count()) : 0;
                float shift = measures ? (float) (-scale * sum / count()) : 0;
                for (int o = 0; o < outer; o++) {
                    int first = (o * groups + group) * each;
                    for (int r = first; r < first + each; r++) {
                        float by = (float) (w == null ? scale : scale * w[wo + r % weights]);
                        int at = r * run;
                        NormLoops.back(g, go + at, x, xo + at, mean[group], null, 0, by, slope, shift, dx, at, run);
                    }
                }
            }
        });
        for (int k = 0; k < weights && (dw != null || db != null); k++) {
            double product = 0;
            double sum = 0;
            for (int r = k; r < plain.length; r += weights) {
                product += products[r];
                sum += plain[r];
            }
            write(dw, k, product);
            write(db, k, sum);
        }
    }

    private void backwardColumns(
            float[] g,
            int go,
            float[] x,
            int xo,
            float[] mean,
            float[] variance,
            float @Nullable [] w,
            int wo,
            float @Nullable [] dx,
            float @Nullable [] dw,
            float @Nullable [] db) {
        Workers.pieces(groups, Math.max(64, SHARE / Math.max(1, outer)), (from, to) -> {
            int n = to - from;
            double[] sums = new double[n];
            double[] products = new double[n];
            float[] some = new float[n];
            float[] more = new float[n];
            float[] means = Arrays.copyOfRange(mean, from, to);
            for (int r = 0; r < outer; r += ROWS) {
                Interrupts.poll("a normalization");
                int rows = Math.min(ROWS, outer - r);
                int at = r * groups + from;
                NormLoops.dotColumns(g, go + at, x, xo + at, groups, rows, means, some, more, n);
                add(some, sums, n);
                add(more, products, n);
            }
            float[] scales = new float[n];
            float[] slopes = new float[n];
            float[] shifts = new float[n];
            for (int j = 0; j < n; j++) {
                double scale = scale(variance[from + j]);
                double by = scale * (w == null ? 1 : w[wo + from + j]);
                scales[j] = (float) by;
                slopes[j] = measures ? (float) (-by * scale * scale * products[j] / outer) : 0;
                shifts[j] = measures ? (float) (-by * sums[j] / outer) : 0;
                write(dw, from + j, products[j] * scale);
                write(db, from + j, sums[j]);
            }
            for (int r = 0; r < outer && dx != null; r++) {
                if (r % ROWS == 0) {
                    Interrupts.poll("a normalization");
                }
                int at = r * groups + from;
                NormLoops.backEach(g, go + at, x, xo + at, means, scales, slopes, shifts, dx, at, n);
            }
        });
    }
}
