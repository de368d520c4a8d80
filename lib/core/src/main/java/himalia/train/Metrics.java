package himalia.train;

import himalia.tensor.Tensor;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Keras' metrics by name. They run in plain loops over the values, since small models would else spend more time on
/// them than on training.
final class Metrics {
    private static final Map<String, Function<String, Metric>> ALL = new TreeMap<>();

    /// Losses that are called otherwise as metrics.
    private static final Map<String, String> LOSSES = Map.of("log_cosh_error", "log_cosh");

    static {
        put(name -> new Elements(name, (p, y) -> (p > 0.5 ? 1 : 0) == y ? 1 : 0, false), "binary_accuracy");
        put(Categories::new, "categorical_accuracy", "sparse_categorical_accuracy");
        put(name -> new Elements(name, (p, y) -> (p - y) * (p - y), false), "mse", "mean_squared_error");
        put(name -> new Elements(name, (p, y) -> (p - y) * (p - y), true), "rmse", "root_mean_squared_error");
        put(name -> new Elements(name, (p, y) -> Math.abs(p - y), false), "mae", "mean_absolute_error");
        put(
                name -> new Elements(name, (p, y) -> 100 * Math.abs(p - y) / Math.max(Math.abs(y), 1e-7), false),
                "mape",
                "mean_absolute_percentage_error");
        put(name -> new Scores.Auc(name), "auc");
        put(name -> new Scores.F1(name), "f1_score", "f_beta_score"); // Keras' beta is 1, if nothing is said
        put(name -> new Scores.Overlap(name), "binary_io_u");
        put(name -> new Correlation(name, false), "pearson_correlation");
        put(name -> new Correlation(name, true), "concordance_correlation");
        put(name -> new Scores.R2(name), "r2_score");
        put(name -> new Scores.Count(name, true, true), "true_positives");
        put(name -> new Scores.Count(name, true, false), "false_positives");
        put(name -> new Scores.Count(name, false, true), "true_negatives");
        put(name -> new Scores.Count(name, false, false), "false_negatives");
        put(name -> new TopK(name, 5), "top_k_categorical_accuracy", "sparse_top_k_categorical_accuracy");
        put(name -> new Hits(name, true), "precision");
        put(name -> new Hits(name, false), "recall");
    }

    private Metrics() {}

    private static void put(Function<String, Metric> metric, String... names) {
        for (String name : names) {
            ALL.put(name, metric);
        }
    }

    /// @throws IllegalArgumentException if a name is none; the message names the nearest
    static void check(String... names) {
        Collection<String> losses = LossFunction.names();
        for (String name : names) {
            String key = key(name);
            boolean known = ALL.containsKey(key) || key.equals("accuracy") || key.equals("acc");
            if (!known && !losses.contains(LOSSES.getOrDefault(key, key))) {
                List<String> all = new java.util.ArrayList<>(ALL.keySet());
                all.addAll(losses);
                all.add("accuracy");
                throw Names.unknown("metric", name, all);
            }
        }
    }

    /// Keras takes the names of its classes, too, and short ones in capitals: `MeanAbsoluteError`, `MAE`.
    /// The names of all metrics.
    static Collection<String> names() {
        return Stream.concat(ALL.keySet().stream(), Stream.of("accuracy")).toList();
    }

    private static String key(String name) {
        return ALL.containsKey(name) ? name : Names.snake(name);
    }

    /// @param output what the model makes of one example: "accuracy" of one number is another thing than of ten
    static Metric of(String name, int[] output) {
        String key = key(name);
        if (key.equals("accuracy") || key.equals("acc")) {
            boolean classes = output.length > 0 && output[output.length - 1] > 1;
            return classes
                    ? new Categories(name)
                    : Objects.requireNonNull(ALL.get("binary_accuracy")).apply(name);
        }
        if (ALL.containsKey(key)) {
            return ALL.get(key).apply(name);
        }
        LossFunction loss = LossFunction.of(LOSSES.getOrDefault(key, key));
        double sign = key.equals("cosine_similarity") ? -1 : 1; // as a metric, 1 is the best
        return new Metric(name) {
            @Override
            public void update(Tensor prediction, Tensor target) {
                update(Output.of(prediction), target);
            }

            @Override
            void update(Output output, Tensor target) {
                int n = target.size(0);
                sum += sign * Tensor.noGrad(() -> loss.of(output, target, null)).item() * n;
                count += n;
            }
        };
    }

    /// A function of prediction and target, element by element.
    @FunctionalInterface
    private interface Pair extends Serializable {
        double of(double prediction, double target);
    }

    /// The values in row-major order; those of the tensor itself where that is possible.
    private static float[] values(Tensor t) {
        return t.dtype() == himalia.tensor.DType.FLOAT32
                        && t.isContiguous()
                        && t.storageOffset() == 0
                        && t.storage().length() == t.numel()
                ? t.storage().floats()
                : t.detach().toFloatArray();
    }

    private static final class Elements extends Metric {
        private final Pair pair;
        private final boolean root;

        Elements(String name, Pair pair, boolean root) {
            super(name);
            this.pair = pair;
            this.root = root;
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            float[] p = values(prediction);
            float[] y = values(target);
            same(name(), p, y, prediction, target);
            double all = 0;
            for (int i = 0; i < p.length; i++) {
                all += pair.of(p[i], y[i]);
            }
            sum += all;
            count += p.length;
        }

        @Override
        public double result() {
            return root ? Math.sqrt(super.result()) : super.result();
        }
    }

    private static void same(String name, float[] p, float[] y, Tensor prediction, Tensor target) {
        if (p.length != y.length) {
            throw new IllegalArgumentException("metric \"" + name + "\": predictions are of shape " + prediction.shape()
                    + ", targets " + target.shape()
                    + "\nHint: for class numbers use \"accuracy\" or \"sparse_categorical_accuracy\", or one-hot targets: "
                    + "toCategorical(y, " + prediction.size(-1) + ").");
        }
    }

    /// Whether the largest output is that of the class, given by number or one-hot.
    private static final class Categories extends Metric {
        Categories(String name) {
            super(name);
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            int columns = prediction.size(-1);
            float[] p = values(prediction);
            float[] y = values(target);
            boolean numbers = y.length * columns == p.length;
            int n = p.length / columns;
            for (int row = 0; row < n; row++) {
                int wanted = numbers ? (int) y[row] : largest(y, row * columns, columns);
                sum += largest(p, row * columns, columns) == wanted ? 1 : 0;
            }
            count += n;
        }

        private static int largest(float[] values, int from, int n) {
            int best = 0;
            for (int i = 1; i < n; i++) {
                best = values[from + i] > values[from + best] ? i : best;
            }
            return best;
        }
    }

    /// How well the outputs of an example go up and down with its targets, the mean over the examples.
    private static final class Correlation extends Metric {
        private final boolean concordance;

        /// @param concordance whether they are to be the same numbers, too
        Correlation(String name, boolean concordance) {
            super(name);
            this.concordance = concordance;
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            same(name(), values(prediction), values(target), prediction, target);
            Tensor p = prediction.detach();
            Tensor y = target.detach().view(p.shape().toArray()).to(p.dtype());
            Tensor meanP = p.mean(-1, true);
            Tensor meanY = y.mean(-1, true);
            Tensor varP = p.var(-1, false, true);
            Tensor varY = y.var(-1, false, true);
            // Keras takes the mean of the predictions off both.
            Tensor each = concordance
                    ? y.sub(meanP)
                            .mul(p.sub(meanP))
                            .mul(2)
                            .div(varY.add(varP).add(meanY.sub(meanP).pow(2)).add(1e-7))
                    : y.sub(meanY).mul(p.sub(meanP)).div(varY.mul(varP).sqrt());
            Tensor rows = each.mean(-1);
            sum += rows.sum().item();
            count += rows.numel();
        }
    }

    /// True positives over all that were predicted (precision) or over all that there are (recall).
    private static final class Hits extends Metric {
        private final boolean ofPredicted;

        Hits(String name, boolean ofPredicted) {
            super(name);
            this.ofPredicted = ofPredicted;
        }

        @Override
        public void update(Tensor prediction, Tensor target) {
            float[] p = values(prediction);
            float[] y = values(target);
            same(name(), p, y, prediction, target);
            for (int i = 0; i < p.length; i++) {
                boolean predicted = p[i] > 0.5;
                boolean actual = y[i] > 0.5;
                sum += predicted && actual ? 1 : 0;
                count += (ofPredicted ? predicted : actual) ? 1 : 0;
            }
        }
    }
}
