package himalia.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Unmapped;
import himalia.nn.Dropout;
import himalia.nn.Embedding;
import himalia.nn.Flatten;
import himalia.nn.Module;
import himalia.nn.ReLU;
import himalia.tensor.Tensor;
import himalia.train.AveragePooling2D;
import himalia.train.BatchNormalization;
import himalia.train.Conv2D;
import himalia.train.Dense;
import himalia.train.GRU;
import himalia.train.GlobalAveragePooling2D;
import himalia.train.History;
import himalia.train.Input;
import himalia.train.LSTM;
import himalia.train.MaxPooling2D;
import himalia.train.Model;
import himalia.train.Optimizers;
import himalia.train.Sequential;
import himalia.train.SimpleRNN;
import himalia.train.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `keras.json`: what Keras prints of a model, and how losses fall from given weights on with shuffling off.
///
/// A network is made from what the file tells of it: the layers of a summary, the shapes of the weights. What the file
/// does not tell follows Keras' lessons: sigmoids between the layers, a linear last layer for "mse".
final class KerasCases {
    /// Two correct float32 programs drift apart over hundreds of epochs; RMSprop on XOR by nearly a hundredth.
    private static final double LATE = 0.02;

    private KerasCases() {}

    static Stream<Case> of(JsonObject file) {
        Stream<Case> summaries = file.getAsJsonObject("summaries").entrySet().stream()
                .map(e -> new Case(
                        "summary " + e.getKey(),
                        e.getKey(),
                        () -> summary(e.getValue().getAsJsonObject())));
        Stream<Case> trainings = file.getAsJsonObject("training").entrySet().stream()
                .map(e -> new Case(
                        "training " + e.getKey(),
                        e.getKey(),
                        () -> training(e.getKey(), e.getValue().getAsJsonObject(), file)));
        return Stream.concat(summaries, trainings);
    }

    // ---- summaries

    private static void summary(JsonObject s) {
        List<JsonArray> layers = Vectors.stream(s.getAsJsonArray("layers"))
                .map(JsonElement::getAsJsonArray)
                .toList();
        boolean functional = text(layers.getFirst(), 1).equals("InputLayer");
        boolean built = s.has("count_params") && !s.get("count_params").isJsonNull();
        List<JsonArray> own =
                layers.stream().filter(l -> !text(l, 1).equals("InputLayer")).toList();
        int @Nullable [] before = functional ? shape(layers.getFirst()) : built ? input(own.getFirst()) : null;
        Model model;
        if (functional) {
            Input input = new Input(shape(layers.getFirst()));
            Symbol x = input;
            for (JsonArray layer : own) {
                x = x.then(layer(layer, x.shape()));
            }
            model = new Model(input, x);
        } else {
            Sequential stack = before == null ? new Sequential() : new Sequential(new Input(before));
            int[] at = before == null ? new int[0] : before;
            for (JsonArray layer : own) {
                stack.add(layer(layer, at));
                at = built ? shape(layer) : new int[0];
            }
            model = stack;
        }
        Mismatch.unlessEqual(
                "summary", model.summaryText().strip(), Vectors.text(s, "text").strip());
        if (built) {
            Mismatch.unlessEqual(
                    "parameters", model.countParams(), s.get("count_params").getAsLong());
        }
    }

    /// The layer of a line; its settings follow from the shapes before and after and the number of parameters.
    private static Module layer(JsonArray line, int... before) {
        int[] after = line.get(2).isJsonNull() ? new int[] {1} : shape(line);
        String kind = text(line, 1);
        return switch (kind) {
            case "Dense" -> new Dense(after[after.length - 1]);
            case "Conv2D" -> convolution(before, after, line.get(3).getAsInt());
            case "MaxPooling2D" -> new MaxPooling2D(before[0] / after[0]);
            case "AveragePooling2D" -> new AveragePooling2D(before[0] / after[0]);
            case "GlobalAveragePooling2D" -> new GlobalAveragePooling2D();
            case "BatchNormalization" -> new BatchNormalization();
            case "Dropout" -> new Dropout(0.5);
            case "Flatten" -> new Flatten();
            case "ReLU" -> new ReLU();
            case "Embedding" ->
                new Embedding(line.get(3).getAsInt() / after[after.length - 1], after[after.length - 1]);
            case "SimpleRNN" -> new SimpleRNN(after[after.length - 1]).returnSequences(after.length == 2);
            case "LSTM" -> new LSTM(after[after.length - 1]).returnSequences(after.length == 2);
            case "GRU" -> gru(before, after, line.get(3).getAsInt());
            default -> throw new Unmapped(kind, "no layer " + kind);
        };
    }

    /// The two ways to reset differ in the number of biases.
    private static Module gru(int[] before, int[] after, int parameters) {
        int units = after[after.length - 1];
        boolean oneBias = parameters == 3 * units * (before[1] + units + 1);
        return new GRU(units).resetAfter(!oneBias).returnSequences(after.length == 2);
    }

    private static Module convolution(int[] before, int[] after, int parameters) {
        int kernel = (int) Math.round(Math.sqrt((parameters / (double) after[2] - 1) / before[2]));
        Conv2D layer = new Conv2D(after[2], kernel);
        boolean same = before[0] - kernel + 1 != after[0];
        return same ? layer.padding("same").strides((before[0] + after[0] - 1) / after[0]) : layer;
    }

    /// A sequential summary does not show what goes in: the number of parameters of the first layer tells it.
    private static int[] input(JsonArray first) {
        int[] after = shape(first);
        int parameters = first.get(3).getAsInt();
        return switch (text(first, 1)) {
            case "Dense" -> new int[] {parameters / after[0] - 1};
            case "Conv2D" -> pictures(after, parameters / after[2] - 1);
            case "Embedding" -> new int[] {-1};
            default -> throw new Unmapped(text(first, 1), "no input of " + first);
        };
    }

    /// Windows of 3 x 3: 9 numbers are of one channel and 27 of three; a side that halved had zeros around.
    private static int[] pictures(int[] after, int window) {
        boolean color = window == 27;
        int side = color ? 2 * after[0] : after[0] + 2;
        return new int[] {side, side, window / 9};
    }

    private static String text(JsonArray line, int column) {
        return line.get(column).getAsString();
    }

    /// `(None, 26, 26, 32)`.
    private static int[] shape(JsonArray line) {
        String[] parts = text(line, 2).replaceAll("[() ]", "").split(",");
        int[] shape = new int[parts.length - 1];
        for (int i = 1; i < parts.length; i++) {
            shape[i - 1] = parts[i].equals("None") ? -1 : Integer.parseInt(parts[i]);
        }
        return shape;
    }

    // ---- training

    private static void training(String name, JsonObject t, JsonObject file) {
        Tensor[] data = data(name, t, file);
        List<Tensor> weights = weights(t);
        String loss = Vectors.text(t, "loss");
        Sequential model = new Sequential(new Input(weights.getFirst().size(0)));
        for (int i = 0; i < weights.size(); i += 2) {
            boolean linear = i == weights.size() - 2 && loss.equals("mse");
            model.add(new Dense(weights.get(i).size(1), linear ? null : "sigmoid"));
        }
        model.setWeights(weights);
        JsonObject first = t.getAsJsonObject("history_first");
        String[] metrics = first.keySet().stream()
                .filter(key -> !key.equals("loss") && !key.startsWith("val_"))
                .toArray(String[]::new);
        model.compile(rule(name, t.get("lr").getAsDouble()), loss, metrics);
        var plan = model.fit(data[0], data[1])
                .epochs(t.get("epochs").getAsInt())
                .batchSize(t.get("batch_size").getAsInt())
                .shuffle(false)
                .verbose(0);
        if (first.has("val_loss")) {
            plan.validation(data[2], data[3]);
        }
        History history = plan.run();
        for (Map.Entry<String, JsonElement> e : first.entrySet()) {
            double[] ours = history.get(e.getKey());
            List<JsonElement> theirs =
                    Vectors.stream(e.getValue().getAsJsonArray()).toList();
            int shared = e.getKey().startsWith("val_") ? Math.min(20, theirs.size()) : theirs.size();
            for (int i = 0; i < shared; i++) {
                Close.ASKED.number(
                        e.getKey() + " in epoch " + (i + 1),
                        ours[i],
                        theirs.get(i).getAsDouble(),
                        1e-5);
            }
        }
        JsonObject last = t.getAsJsonObject("history_last");
        for (String key : last.keySet()) {
            Close.ASKED.number("last " + key, history.last(key), last.get(key).getAsDouble(), LATE);
        }
        Tensor head = data[0].narrow(0, 0, Math.min(5, data[0].size(0)));
        double[] ours = model.predict(head).toDoubleArray();
        double[] theirs = numbers(t.getAsJsonArray("predict_first"));
        for (int i = 0; i < theirs.length; i++) {
            Close.ASKED.number("prediction " + i, ours[i], theirs[i], LATE);
        }
    }

    /// The name tells the optimizer where it is not plain SGD.
    private static Optimizers.Rule rule(String name, double lr) {
        String last = name.substring(name.lastIndexOf('_') + 1);
        return switch (last) {
            case "adam" -> Optimizers.adam(lr);
            case "rmsprop" -> Optimizers.rmsprop(lr);
            case "adagrad" -> Optimizers.adagrad(lr);
            case "momentum" -> Optimizers.sgd(lr, 0.9);
            case "nesterov" -> Optimizers.sgd(lr, 0.9, true);
            case "adamw" -> Optimizers.adamw(lr, 0.004);
            case "adamax" -> Optimizers.adamax(lr);
            case "nadam" -> Optimizers.nadam(lr);
            case "adadelta" -> Optimizers.adadelta(lr);
            case "ftrl" -> Optimizers.ftrl(lr);
            case "lion" -> Optimizers.lion(lr);
            default -> Optimizers.sgd(lr);
        };
    }

    /// Inputs and targets, and those of the validation.
    private static Tensor[] data(String name, JsonObject t, JsonObject file) {
        if (t.get("X").isJsonArray()) {
            return new Tensor[] {matrix(t.get("X")), matrix(t.get("Y"))};
        }
        JsonObject houses = file.getAsJsonObject("house_data");
        double[] all = numbers(houses.getAsJsonArray("X"));
        double[] y = numbers(houses.getAsJsonArray("y"));
        int columns = all.length / y.length;
        if (!name.endsWith("_norm")) {
            return new Tensor[] {rows(all, columns, 0, y.length), rows(y, 1, 0, y.length)};
        }
        normalise(all, columns);
        return new Tensor[] {
            rows(all, columns, 0, 335), rows(y, 1, 0, 335), rows(all, columns, 335, 372), rows(y, 1, 335, 372)
        };
    }

    private static void normalise(double[] x, int columns) {
        int n = x.length / columns;
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += x[i * columns + c] / n;
            }
            double squares = 0;
            for (int i = 0; i < n; i++) {
                squares += Math.pow(x[i * columns + c] - mean, 2);
            }
            double deviation = Math.sqrt(squares / (n - 1));
            for (int i = 0; i < n; i++) {
                x[i * columns + c] = (x[i * columns + c] - mean) / deviation;
            }
        }
    }

    private static Tensor rows(double[] values, int columns, int from, int to) {
        double[][] rows = new double[to - from][columns];
        for (int i = from; i < to; i++) {
            System.arraycopy(values, i * columns, rows[i - from], 0, columns);
        }
        return Tensor.tensor(rows);
    }

    private static Tensor matrix(JsonElement rows) {
        double[] all = numbers(rows.getAsJsonArray());
        return rows(
                all,
                all.length / rows.getAsJsonArray().size(),
                0,
                rows.getAsJsonArray().size());
    }

    private static double[] numbers(JsonArray nested) {
        return Vectors.stream(nested)
                .flatMapToDouble(e -> e.isJsonArray()
                        ? java.util.Arrays.stream(numbers(e.getAsJsonArray()))
                        : java.util.stream.DoubleStream.of(e.getAsDouble()))
                .toArray();
    }

    /// The first weights: as listed, or a formula of their place with the shapes of the last weights.
    private static List<Tensor> weights(JsonObject t) {
        boolean listed = t.get("init_weights").isJsonArray();
        List<JsonElement> told = Vectors.stream(t.getAsJsonArray(listed ? "init_weights" : "final_weights"))
                .toList();
        List<Tensor> weights = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            JsonObject w = told.get(i).getAsJsonObject();
            int[] shape = Vectors.stream(w.getAsJsonArray("shape"))
                    .mapToInt(JsonElement::getAsInt)
                    .toArray();
            weights.add(
                    listed ? Tensor.tensor(numbers(w.getAsJsonArray("data"))).view(shape) : formula(i, shape));
        }
        return weights;
    }

    /// `det(shape, i)` of the generator: a rounded sine, small for wide layers; zeros for biases.
    private static Tensor formula(int i, int... shape) {
        if (shape.length == 1) {
            return Tensor.zeros(shape);
        }
        double scale = shape.length == 2 && shape[0] <= 10 ? 0.9 : 0.15;
        double[] values = new double[shape[0] * shape[1]];
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.rint(Math.sin(k * 1.3 + i * 2.1 + 0.7) * scale * 1e4) / 1e4;
        }
        return Tensor.tensor(values).view(shape);
    }
}
