package himalia.train;

import himalia.nn.Init;
import himalia.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/// What weights are before anything is learned, by Keras' names. Shapes are Keras': a kernel ends with inputs and
/// outputs, before them the height and width of a filter.
@FunctionalInterface
interface Initializer {
    /// The even start of Glorot and Bengio (2010), which layers have if nothing is said.
    Initializer GLOROT_UNIFORM = scaled(1, Fan.MEAN, true);

    /// Rows or columns at right angles, of length 1 (Saxe and others, 2013).
    Initializer ORTHOGONAL = Initializer::orthogonal;

    /// Nothing but 0.
    Initializer ZEROS = Tensor::zeros;

    /// Numbers of this shape.
    Tensor make(int... shape);

    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    static Initializer of(String name) {
        Initializer found = All.BY_NAME.get(Names.snake(name).replaceFirst("_initializer$", ""));
        if (found == null) {
            throw Names.unknown("initializer", name, All.BY_NAME.keySet());
        }
        return found;
    }

    /// By which of the joints of a neuron the spread is chosen.
    enum Fan {
        IN,
        MEAN;

        double of(int... shape) {
            int last = shape.length - 1;
            if (last == 0) {
                return shape[0];
            }
            double window = 1;
            for (int i = 0; i < last - 1; i++) {
                window *= shape[i];
            }
            return window * (this == IN ? shape[last - 1] : (shape[last - 1] + shape[last]) / 2.0);
        }
    }

    /// Numbers around 0 whose variance is `gain / fan`: evenly spread, or normal and cut off at two deviations.
    private static Initializer scaled(double gain, Fan fan, boolean even) {
        return shape -> {
            double variance = gain / Math.max(1, fan.of(shape));
            double bound = Math.sqrt(3 * variance);
            return even
                    ? Tensor.zeros(shape).uniform_(-bound, bound)
                    : cut(Math.sqrt(variance) / All.LEFT_BY_THE_CUT, shape);
        };
    }

    private static Tensor cut(double std, int... shape) {
        return Init.truncNormal_(Tensor.zeros(shape), 0, std, -2 * std, 2 * std);
    }

    private static Tensor orthogonal(int... shape) {
        if (shape.length < 2) {
            throw new IllegalArgumentException("orthogonal: there are no rows and columns in a bias of shape "
                    + Names.shape(shape) + "\nHint: biasInitializer(\"zeros\").");
        }
        int columns = shape[shape.length - 1];
        int rows = 1;
        for (int i = 0; i < shape.length - 1; i++) {
            rows *= shape[i];
        }
        return Init.orthogonal_(Tensor.zeros(rows, columns), 1).view(shape);
    }

    private static Tensor identity(int... shape) {
        if (shape.length != 2) {
            throw new IllegalArgumentException("identity: wanted are rows and columns, got the shape "
                    + Names.shape(shape) + "\nHint: it goes with the kernel of a Dense layer.");
        }
        return Init.eye_(Tensor.zeros(shape));
    }

    /// All of them.
    final class All {
        /// The deviation of normal numbers within -2 and 2.
        private static final double LEFT_BY_THE_CUT = 0.87962566103423978;

        private static final Map<String, Initializer> BY_NAME = new TreeMap<>(Map.ofEntries(
                Map.entry("glorot_uniform", GLOROT_UNIFORM),
                Map.entry("glorot_normal", scaled(1, Fan.MEAN, false)),
                Map.entry("he_uniform", scaled(2, Fan.IN, true)),
                Map.entry("he_normal", scaled(2, Fan.IN, false)),
                Map.entry("lecun_uniform", scaled(1, Fan.IN, true)),
                Map.entry("lecun_normal", scaled(1, Fan.IN, false)),
                Map.entry("variance_scaling", scaled(1, Fan.IN, false)),
                Map.entry("random_uniform", shape -> Tensor.zeros(shape).uniform_(-0.05, 0.05)),
                Map.entry("uniform", shape -> Tensor.zeros(shape).uniform_(-0.05, 0.05)),
                Map.entry("random_normal", shape -> Tensor.zeros(shape).normal_(0, 0.05)),
                Map.entry("normal", shape -> Tensor.zeros(shape).normal_(0, 0.05)),
                Map.entry("truncated_normal", shape -> cut(0.05, shape)),
                Map.entry("orthogonal", ORTHOGONAL),
                Map.entry("identity", Initializer::identity),
                Map.entry("zeros", ZEROS),
                Map.entry("zero", ZEROS),
                Map.entry("ones", Tensor::ones),
                Map.entry("one", Tensor::ones)));

        private All() {}
    }
}
