package himalia.train;

import himalia.tensor.Tensor;
import java.util.Arrays;

/// Metrics that are no mean over elements: counts, the area under a curve, F1 and R².
final class Scores {
    private static final double EPSILON = 1e-7;

    private Scores() {}

    /// The targets of a metric that wants as many of them as there are predictions.
    ///
    /// @throws IllegalArgumentException if there are not as many
    private static double[] like(String name, Tensor prediction, Tensor target) {
        if (prediction.numel() != target.numel()) {
            throw new IllegalArgumentException("metric \"" + name + "\": predictions are of shape " + prediction.shape()
                    + ", targets " + target.shape()
                    + "\nHint: for class numbers use \"accuracy\" or \"sparse_categorical_accuracy\", or one-hot "
                    + "targets: toCategorical(y, " + prediction.size(-1) + ").");
        }
        return target.toDoubleArray();
    }

    /// The number of a class.
    ///
    /// @throws IllegalArgumentException if the model has no output for it
    static int classOf(String name, double number, int classes) {
        if (number < 0 || number >= classes || number != Math.rint(number)) {
            throw new IllegalArgumentException("metric \"" + name + "\": there is a class number "
                    + (number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number))
                    + ", but the model has " + classes
                    + (classes == 1 ? " output" : " outputs, for the classes 0 to " + (classes - 1))
                    + "\nHint: "
                    + (classes == 1
                            ? "for a yes or no use \"accuracy\"."
                            : "the last layer needs one neuron per class; classes are counted from 0."));
        }
        return (int) number;
    }

    private static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void fill(double[][] rows, double... flat) {
        int at = 0;
        for (double[] row : rows) {
            System.arraycopy(flat, at, row, 0, row.length);
            at += row.length;
        }
    }

    /// How many predictions above 0.5 (or not) have the target 1 (or not).
    static final class Count extends Metric {
        private final boolean predicted;
        private final boolean right;

        /// @param predicted whether those above 0.5 are counted
        /// @param right whether those that are as predicted are counted
        Count(String name, boolean predicted, boolean right) {
            super(name);
            this.predicted = predicted;
            this.right = right;
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            double[] p = prediction.detach().toDoubleArray();
            double[] y = like(name(), prediction, target);
            for (int i = 0; i < p.length; i++) {
                boolean yes = p[i] > 0.5;
                sum += yes == predicted && (yes == y[i] > 0.5) == right ? 1 : 0;
            }
            count = 1;
        }

        @Override
        protected void totals(double... all) {
            sum = all[0];
            count = 1;
        }
    }

    /// Of what is predicted or is a yes the share that is both, and the same of the noes; the mean of the two
    /// (intersection over union).
    static final class Overlap extends Metric {
        private final double[][] counts = new double[2][2];

        Overlap(String name) {
            super(name);
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            double[] p = prediction.detach().toDoubleArray();
            double[] y = like(name(), prediction, target);
            for (int i = 0; i < p.length; i++) {
                counts[p[i] >= 0.5 ? 1 : 0][y[i] >= 0.5 ? 1 : 0]++;
            }
        }

        @Override
        public double result() {
            double wrong = counts[0][1] + counts[1][0];
            double sum = 0;
            int classes = 0;
            for (int k = 0; k < 2; k++) {
                double either = counts[k][k] + wrong;
                sum += either == 0 ? 0 : counts[k][k] / either;
                classes += either == 0 ? 0 : 1;
            }
            return classes == 0 ? 0 : sum / classes;
        }

        @Override
        protected double[] totals() {
            return flat(counts);
        }

        @Override
        protected void totals(double... all) {
            fill(counts, all);
        }

        @Override
        public void reset() {
            Arrays.fill(counts[0], 0);
            Arrays.fill(counts[1], 0);
        }
    }

    /// The area under the curve of true over false positives, from 200 thresholds as in Keras: 1 if every right one
    /// stands above every wrong one, 0.5 for chance.
    static final class Auc extends Metric {
        private static final int THRESHOLDS = 200;
        private final double[] right = new double[THRESHOLDS];
        private final double[] wrong = new double[THRESHOLDS];

        Auc(String name) {
            super(name);
        }

        private static float threshold(int i) {
            return i == 0 ? (float) -EPSILON : i == THRESHOLDS - 1 ? (float) (1 + EPSILON) : i / (THRESHOLDS - 1f);
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            double[] p = prediction.detach().toDoubleArray();
            double[] y = like(name(), prediction, target);
            for (int i = 0; i < p.length; i++) {
                double[] counts = y[i] > 0.5 ? right : wrong;
                for (int k = 0; k < THRESHOLDS && p[i] > threshold(k); k++) {
                    counts[k]++;
                }
            }
        }

        @Override
        public double result() {
            double area = 0;
            for (int k = 0; k < THRESHOLDS - 1; k++) {
                area += (rate(wrong, k) - rate(wrong, k + 1)) * (rate(right, k) + rate(right, k + 1)) / 2;
            }
            return area;
        }

        @Override
        protected double[] totals() {
            return flat(right, wrong);
        }

        @Override
        protected void totals(double... all) {
            fill(new double[][] {right, wrong}, all);
        }

        private static double rate(double[] counts, int k) {
            return counts[0] == 0 ? 0 : counts[k] / counts[0];
        }

        @Override
        public void reset() {
            Arrays.fill(right, 0);
            Arrays.fill(wrong, 0);
        }
    }

    /// The mean over the classes of the harmonic mean of precision and recall.
    ///
    /// Of several outputs the largest is the class that is predicted; of a single one, what is above 0.5 is a yes.
    /// (Keras, if it is not given a threshold, takes every row of a single output for a yes.)
    static final class F1 extends Metric {
        private double[][] counts = {};

        F1(String name) {
            super(name);
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            int classes = prediction.dim() < 2 ? 1 : prediction.size(-1);
            double[] p = prediction.detach().toDoubleArray();
            double[] y = classes > 1 && target.numel() * classes == prediction.numel()
                    ? oneHot(name(), target.toDoubleArray(), classes)
                    : like(name(), prediction, target);
            if (counts.length != classes) {
                counts = new double[classes][3];
            }
            for (int row = 0; row < p.length; row += classes) {
                double largest = p[row];
                for (int c = 1; c < classes; c++) {
                    largest = Math.max(largest, p[row + c]);
                }
                for (int c = 0; c < classes; c++) {
                    double value = p[row + c];
                    double yes = (classes == 1 ? value > 0.5 : value >= largest && Math.abs(value) > 1e-9) ? 1 : 0;
                    counts[c][0] += yes * y[row + c];
                    counts[c][1] += yes * (1 - y[row + c]);
                    counts[c][2] += (1 - yes) * y[row + c];
                }
            }
        }

        private static double[] oneHot(String name, double[] numbers, int classes) {
            double[] rows = new double[numbers.length * classes];
            for (int i = 0; i < numbers.length; i++) {
                rows[i * classes + classOf(name, numbers[i], classes)] = 1;
            }
            return rows;
        }

        @Override
        public double result() {
            return Arrays.stream(counts)
                    .mapToDouble(c -> 2 * c[0] / (2 * c[0] + c[1] + c[2] + EPSILON))
                    .average()
                    .orElse(0);
        }

        @Override
        protected double[] totals() {
            return flat(counts);
        }

        @Override
        protected void totals(double... all) {
            counts = new double[all.length / 3][3];
            fill(counts, all);
        }

        @Override
        public void reset() {
            counts = new double[][] {};
        }
    }

    /// The share of the spread of the targets that the predictions explain, `1 - Σ (y - p)² / Σ (y - mean)²`, the mean
    /// over the outputs. Where all targets are the same it is 0, or 1 if every one is met.
    static final class R2 extends Metric {
        private double[][] sums = {};

        R2(String name) {
            super(name);
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            int columns = prediction.dim() < 2 ? 1 : prediction.size(-1);
            double[] p = prediction.detach().toDoubleArray();
            double[] y = like(name(), prediction, target);
            if (sums.length != columns) {
                sums = new double[columns][4];
            }
            for (int i = 0; i < p.length; i++) {
                double[] s = sums[i % columns];
                // The spread grows by each target's distance from the mean of those before: exactly 0 for equal ones.
                s[0]++;
                double off = y[i] - s[1];
                s[1] += off / s[0];
                s[2] += off * (y[i] - s[1]);
                s[3] += (y[i] - p[i]) * (y[i] - p[i]);
            }
        }

        @Override
        public double result() {
            return Arrays.stream(sums).mapToDouble(R2::of).average().orElse(0);
        }

        private static double of(double... s) {
            return s[2] > 0 ? 1 - s[3] / s[2] : s[3] > 0 ? 0 : 1;
        }

        /// Means and distances from them do not add up, sums and squares do.
        @Override
        protected double[] totals() {
            return flat(Arrays.stream(sums)
                    .map(s -> new double[] {s[0], s[0] * s[1], s[2] + s[0] * s[1] * s[1], s[3]})
                    .toArray(double[][]::new));
        }

        @Override
        protected void totals(double... all) {
            sums = new double[all.length / 4][4];
            fill(sums, all);
            for (double[] s : sums) {
                s[1] /= s[0];
                s[2] = Math.max(0, s[2] - s[0] * s[1] * s[1]);
            }
        }

        @Override
        public void reset() {
            sums = new double[][] {};
        }
    }
}
