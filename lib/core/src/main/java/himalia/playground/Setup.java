package himalia.playground;

import himalia.api.Closest;
import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// All that a hand can set, and what each may be.
final class Setup {
    static final List<String> ACTIVATIONS = List.of("tanh", "relu", "sigmoid", "linear");
    static final List<String> PENALTIES = List.of("none", "l1", "l2");
    static final int MOST_LAYERS = 6;
    static final int MOST_NEURONS = 8;

    /// The user's own points: what they were made of, so that a cell can name it.
    ///
    /// @param origin the tensor or table, with the names of its columns
    record Own(Points points, List<Object> origin) {}

    String data = "circle";

    @Nullable
    Own own;

    double noise;
    double share = 0.5;
    int seed = 1;
    List<Feature> features = List.of(Feature.X1, Feature.X2);
    List<Integer> layers = List.of(4, 2);
    String activation = "tanh";
    double lr = 0.03;
    String penalty = "none";
    double penaltyRate = 0.001;
    int batchSize = 10;
    int speed = 1;

    Setup copy() {
        Setup copy = new Setup();
        copy.data = data;
        copy.own = own;
        copy.noise = noise;
        copy.share = share;
        copy.seed = seed;
        copy.features = features;
        copy.layers = layers;
        copy.activation = activation;
        copy.lr = lr;
        copy.penalty = penalty;
        copy.penaltyRate = penaltyRate;
        copy.batchSize = batchSize;
        copy.speed = speed;
        return copy;
    }

    void data(String name) {
        data = oneOf("data set", Points.SHAPES, name);
        own = null;
    }

    void data(Tensor x, Tensor y) {
        if (y.numel() != y.size(0)) {
            throw new IllegalArgumentException(
                    "playground: `y` must be one label for each point, [n] or [n, 1]. Received: "
                            + java.util.Arrays.toString(y.shape().toArray()));
        }
        List<String> labels = java.util.Arrays.stream(y.toDoubleArray())
                .mapToObj(v -> v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf(v))
                .toList();
        own = new Own(Points.own(x.toFloat(), labels, "x1", "x2"), List.of(x, y));
        data = "own";
    }

    void data(Table table, String first, String second, String label) {
        Tensor x = himalia.data.Tables.tensor(table, first, second);
        List<String> labels = new java.util.ArrayList<>();
        for (Object value : table.column(label)) {
            labels.add(String.valueOf(value));
        }
        if (table.column(label).countMissing() > 0) {
            throw new IllegalArgumentException("playground: the column \"" + label + "\" has missing values."
                    + "\nHint: table.dropRowsWithMissingValues()");
        }
        own = new Own(Points.own(x.toFloat(), labels, first, second), List.of(table, first, second, label));
        data = "own";
    }

    void noise(double noise) {
        this.noise = within("noise", 0, 0.5, noise);
    }

    void share(double share) {
        this.share = within("trainShare", 0.1, 0.9, share);
    }

    void features(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "playground: a network must be told something of a point.\nHint: features(\"x1\", \"x2\")");
        }
        LinkedHashSet<Feature> asked = new LinkedHashSet<>();
        names.forEach(name -> asked.add(Feature.of(name)));
        features = asked.stream().sorted().toList();
    }

    void layers(List<Integer> neurons) {
        if (neurons.size() > MOST_LAYERS) {
            throw new IllegalArgumentException(
                    "playground: at most " + MOST_LAYERS + " hidden layers can be seen. Received: " + neurons.size());
        }
        for (int each : neurons) {
            within("neurons of a layer", 1, MOST_NEURONS, each);
        }
        layers = List.copyOf(neurons);
    }

    void activation(String name) {
        activation = oneOf("activation", ACTIVATIONS, name);
    }

    void lr(double lr) {
        this.lr = within("lr", 0, 10, lr);
    }

    void penalty(String name, double rate) {
        penalty = oneOf("regularization", PENALTIES, name);
        penaltyRate = within("regularization rate", 0, 10, rate);
    }

    void batchSize(int size) {
        batchSize = (int) within("batchSize", 1, 100_000, size);
    }

    void speed(int epochs) {
        speed = (int) within("speed", 1, 1000, epochs);
    }

    private static double within(String what, double least, double most, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("playground: `" + what + "` must be between " + number(least) + " and "
                    + number(most) + ". Received: " + number(value));
        }
        return value;
    }

    private static String oneOf(String what, List<String> names, String asked) {
        String name = asked.toLowerCase(java.util.Locale.ROOT);
        if (!names.contains(name)) {
            throw new IllegalArgumentException("playground: there is no " + what + " \"" + asked + "\"."
                    + Closest.question(asked, names) + "\nHint: there are " + String.join(", ", names));
        }
        return name;
    }

    /// 3 rather than 3.0.
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /// As the page reads it.
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("data", data);
        map.put("own", own != null);
        map.put("noise", noise);
        map.put("share", share);
        map.put("seed", seed);
        map.put("features", features.stream().map(one -> one.name).toList());
        map.put("layers", layers);
        map.put("activation", activation);
        map.put("lr", lr);
        map.put("penalty", penalty);
        map.put("penaltyRate", penaltyRate);
        map.put("batchSize", batchSize);
        map.put("speed", speed);
        return map;
    }

    /// `xor, x1 x2 -> 2 tanh -> 1, lr 0.03`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(data).append(",");
        features.forEach(one -> text.append(' ').append(one.name));
        layers.forEach(each -> text.append(" -> ").append(each));
        if (!layers.isEmpty()) {
            text.append(' ').append(activation);
        }
        text.append(" -> 1, lr ").append(number(lr));
        if (!penalty.equals("none")) {
            text.append(", ").append(penalty).append(' ').append(number(penaltyRate));
        }
        return text.toString();
    }
}
