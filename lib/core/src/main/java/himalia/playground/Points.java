package himalia.playground;

import himalia.data.TensorSplit;
import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Points of the plane in two classes, within a square from -6 to 6.
///
/// @param x     `[n, 2]`
/// @param y     `[n, 1]`, 0 or 1
/// @param names of both axes and both classes
record Points(Tensor x, Tensor y, Names names) {
    /// How far the plane is shown.
    static final double EDGE = 6;

    static final List<String> SHAPES = List.of("circle", "xor", "gauss", "spiral");

    private static final int COUNT = 500;
    private static final double SIZE = 5;

    /// What stands at the axes, where they begin and end, and what the classes are called.
    record Names(String x1, String x2, double[] from, double[] to, String zero, String one) {
        static final Names PLAIN = new Names("x1", "x2", new double[] {-6, -6}, new double[] {6, 6}, "0", "1");

        /// Whether the classes are called by numbers.
        boolean hasNumbers() {
            return number(zero) != null && number(one) != null;
        }
    }

    /// The points of a name.
    ///
    /// @param noise from 0 to 0.5
    static Points of(String shape, double noise, Generator generator) {
        return switch (shape) {
            case "circle" -> circle(noise, generator);
            case "xor" -> xor(noise, generator);
            case "gauss" -> gauss(noise, generator);
            case "spiral" -> spiral(noise, generator);
            default -> throw new IllegalStateException(shape);
        };
    }

    /// A disk within a ring.
    private static Points circle(double noise, Generator generator) {
        Dice dice = new Dice(generator);
        return made((i, point) -> {
            boolean inside = i % 2 == 0;
            double radius = SIZE * (inside ? dice.between(0, 0.5) : dice.between(0.7, 1));
            double angle = dice.between(0, 2 * Math.PI);
            point[0] = radius * Math.sin(angle);
            point[1] = radius * Math.cos(angle);
            double shift = SIZE * noise;
            return Math.hypot(point[0] + dice.between(-shift, shift), point[1] + dice.between(-shift, shift))
                    < SIZE / 2;
        });
    }

    /// A quarter of the plane is of the class of the opposite one.
    private static Points xor(double noise, Generator generator) {
        Dice dice = new Dice(generator);
        return made((i, point) -> {
            for (int k = 0; k < 2; k++) {
                double place = dice.between(-SIZE, SIZE);
                point[k] = place + Math.copySign(0.3, place); // a lane between the quarters
            }
            double shift = SIZE * noise;
            return (point[0] + dice.between(-shift, shift)) * (point[1] + dice.between(-shift, shift)) >= 0;
        });
    }

    /// Two heaps.
    private static Points gauss(double noise, Generator generator) {
        Dice dice = new Dice(generator);
        return made((i, point) -> {
            boolean one = i % 2 == 0;
            double spread = Math.sqrt(0.5 + 7 * noise);
            for (int k = 0; k < 2; k++) {
                point[k] = (one ? 2 : -2) + spread * dice.normal();
            }
            return one;
        });
    }

    /// Two arms around each other.
    private static Points spiral(double noise, Generator generator) {
        Dice dice = new Dice(generator);
        return made((i, point) -> {
            boolean one = i % 2 == 0;
            int step = i / 2; // one of each arm
            double way = step / (COUNT / 2.0);
            double angle = 3.5 * Math.PI * way + (one ? 0 : Math.PI);
            point[0] = SIZE * way * Math.sin(angle) + dice.between(-noise, noise);
            point[1] = SIZE * way * Math.cos(angle) + dice.between(-noise, noise);
            return one;
        });
    }

    private interface Rule {
        /// Puts a point to its place and tells whether it is of class 1.
        boolean put(int i, double[] point);
    }

    private static Points made(Rule rule) {
        double[][] x = new double[COUNT][2];
        double[][] y = new double[COUNT][1];
        for (int i = 0; i < COUNT; i++) {
            y[i][0] = rule.put(i, x[i]) ? 1 : 0;
        }
        return new Points(Tensor.tensor(x).toFloat(), Tensor.tensor(y).toFloat(), Names.PLAIN);
    }

    /// Random numbers one by one.
    private static final class Dice {
        private static final int MANY = 4 * COUNT;

        private final Generator generator;
        private double[] even = {};
        private double[] normal = {};
        private int nextEven;
        private int nextNormal;

        private Dice(Generator generator) {
            this.generator = generator;
        }

        private double between(double from, double to) {
            if (nextEven == even.length) {
                even = more(() -> Tensor.rand(MANY));
                nextEven = 0;
            }
            return from + (to - from) * even[nextEven++];
        }

        private double normal() {
            if (nextNormal == normal.length) {
                normal = more(() -> Tensor.randn(MANY));
                nextNormal = 0;
            }
            return normal[nextNormal++];
        }

        private double[] more(Supplier<Tensor> drawn) {
            return generator.use(drawn).toDoubleArray();
        }
    }

    // ---- the user's own

    /// Points of the user's, each axis stretched to go from -5 to 5.
    ///
    /// @param labels one for each, of two kinds
    /// @throws IllegalArgumentException if they are not such points
    static Points own(Tensor x, List<String> labels, String first, String second) {
        if (x.dim() != 2 || x.size(1) != 2 || x.size(0) < 4) {
            throw new IllegalArgumentException(
                    "playground: `X` must be at least 4 points of the plane, [n, 2]. Received: "
                            + Arrays.toString(x.shape().toArray())
                            + "\nHint: the playground shows two columns; choose them, as by data(table, \"a\", \"b\", \"class\").");
        }
        if (labels.size() != x.size(0)) {
            throw new IllegalArgumentException("playground: there must be a label for each point, but X has "
                    + x.size(0) + " points and y has " + labels.size() + " labels.");
        }
        double[] values = x.toDoubleArray();
        double[] from = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] to = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("playground: point " + i / 2 + " has the coordinate " + values[i]
                        + ".\nHint: drop rows with missing values first.");
            }
            from[i % 2] = Math.min(from[i % 2], values[i]);
            to[i % 2] = Math.max(to[i % 2], values[i]);
        }
        double[][] places = new double[labels.size()][2];
        for (int i = 0; i < values.length; i++) {
            double width = to[i % 2] - from[i % 2];
            places[i / 2][i % 2] = width == 0 ? 0 : SIZE * (2 * (values[i] - from[i % 2]) / width - 1);
        }
        List<String> kinds = kinds(labels);
        double[][] y = new double[labels.size()][1];
        for (int i = 0; i < y.length; i++) {
            y[i][0] = kinds.indexOf(labels.get(i));
        }
        double[] left = new double[2];
        double[] right = new double[2];
        for (int k = 0; k < 2; k++) {
            double rim = (to[k] - from[k]) * (EDGE / SIZE - 1) / 2;
            left[k] = from[k] - rim;
            right[k] = to[k] + rim;
        }
        return new Points(
                Tensor.tensor(places).toFloat(),
                Tensor.tensor(y).toFloat(),
                new Names(first, second, left, right, kinds.get(0), kinds.get(1)));
    }

    private static List<String> kinds(List<String> labels) {
        TreeMap<String, String> byOrder = new TreeMap<>(Points::compare);
        labels.forEach(label -> byOrder.put(label, label));
        if (byOrder.size() != 2) {
            List<String> some = byOrder.keySet().stream().limit(5).toList();
            throw new IllegalArgumentException(
                    "playground: there must be two classes, but y has " + byOrder.size() + ": "
                            + String.join(", ", some) + (byOrder.size() > 5 ? " ..." : "")
                            + "\nHint: y.gt(0) makes two classes of numbers.");
        }
        return List.copyOf(byOrder.values());
    }

    private static int compare(String a, String b) {
        Double one = number(a);
        Double two = number(b);
        return one != null && two != null ? Double.compare(one, two) : a.compareTo(b);
    }

    private static @Nullable Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    // ---- two parts

    /// A part to learn from and one to judge with, in random order.
    ///
    /// @param share how many of all are learned from
    TensorSplit split(double share, Generator generator) {
        int n = x.size(0);
        int train = Math.clamp(Math.round(n * share), 1, n - 1);
        Tensor order = Tensor.randperm(n, generator);
        Tensor first = order.narrow(0, 0, train);
        Tensor rest = order.narrow(0, train, n - train);
        return new TensorSplit(
                x.indexSelect(0, first), x.indexSelect(0, rest), y.indexSelect(0, first), y.indexSelect(0, rest));
    }
}
