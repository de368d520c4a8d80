package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The layers of a model with what they have learned and what they do. [Train#inspect] makes it.
///
/// ```java
/// loss.backward();
/// inspect(model, X)
/// ```
///
/// @param layers one row each, in the order of the model
public record ModelInspection(List<Row> layers) {
    /// A layer.
    ///
    /// @param name its path in the model
    /// @param kind its class
    /// @param parameters how many numbers it learns
    /// @param shapes of its parameters, such as `[4, 2] [4]`
    /// @param weight norm of its parameters; NaN if it has none
    /// @param gradient norm of their gradients; NaN if they have none
    /// @param output shape of its result for the examples; empty if it was not seen
    /// @param dead share of its units that gave 0 for every example; NaN if it was not seen
    public record Row(
            String name,
            String kind,
            int parameters,
            String shapes,
            double weight,
            double gradient,
            String output,
            double dead) {}

    public ModelInspection {
        layers = List.copyOf(layers);
    }

    /// @param x examples to try, or null
    static ModelInspection of(Module model, @Nullable Tensor x) {
        Map<String, Module> layers = new LinkedHashMap<>();
        model.namedModules().forEach((path, module) -> {
            if (isLayer(model, module)) {
                layers.put(path.isEmpty() ? "(model)" : path, module);
            }
        });
        Map<Module, Tensor> results = x == null ? Map.of() : results(model, x, layers.values());
        List<Row> rows = new ArrayList<>();
        layers.forEach((path, layer) -> rows.add(row(path, layer, results.get(layer))));
        return new ModelInspection(rows);
    }

    /// One that holds no others; a model in Keras' style is made of layers whatever these hold.
    private static boolean isLayer(Module model, Module module) {
        return model instanceof Model keras
                ? keras.layers().contains(module)
                : module.namedChildren().isEmpty();
    }

    private static Map<Module, Tensor> results(Module model, Tensor x, Iterable<Module> layers) {
        Map<Module, Tensor> results = new java.util.IdentityHashMap<>();
        boolean training = model.isTraining();
        model.eval();
        List<Runnable> ends = new ArrayList<>();
        try (var _ = Tensor.noGrad()) {
            if (model instanceof Model keras) {
                keras.builtFor("inspect", x);
                Tensor[] all = keras.graph().results(x);
                for (int i = 0; i < all.length; i++) {
                    Module layer = keras.graph().steps().get(i).layer();
                    if (layer != null) {
                        results.put(layer, all[i]);
                    }
                }
                return results;
            }
            for (Module layer : layers) {
                ends.add(layer.registerForwardHook((module, _, out) -> {
                    results.put(module, out.clone());
                    return null;
                }));
            }
            model.call(x);
            return results;
        } finally {
            ends.forEach(Runnable::run);
            model.train(training);
        }
    }

    private static Row row(String path, Module layer, @Nullable Tensor result) {
        List<Tensor> parameters = layer.parameters();
        StringBuilder shapes = new StringBuilder();
        double weight = 0;
        double gradient = 0;
        boolean graded = false;
        for (Tensor parameter : parameters) {
            shapes.append(shapes.isEmpty() ? "" : " ")
                    .append(Arrays.toString(parameter.shape().toArray()));
            weight += squares(parameter);
            if (parameter.grad() != null) {
                graded = true;
                gradient += squares(parameter.grad());
            }
        }
        return new Row(
                path,
                layer.getClass().getSimpleName(),
                layer.numParameters(),
                shapes.toString(),
                parameters.isEmpty() ? Double.NaN : Math.sqrt(weight),
                graded ? Math.sqrt(gradient) : Double.NaN,
                result == null ? "" : Arrays.toString(result.shape().toArray()),
                result == null ? Double.NaN : dead(result));
    }

    private static double squares(Tensor x) {
        double sum = 0;
        for (double value : x.detach().toDoubleArray()) {
            sum += value * value;
        }
        return sum;
    }

    /// The share of the units that are 0 for all examples: the last dimension of rows, the channels of pictures.
    private static double dead(Tensor result) {
        if (result.dim() < 2 || result.numel() == 0) {
            return Double.NaN;
        }
        int[] shape = result.shape().toArray();
        int units = result.dim() == 2 ? 1 : result.dim() == 3 ? 2 : 1;
        int inner = 1;
        for (int d = units + 1; d < shape.length; d++) {
            inner *= shape[d];
        }
        double[] values = result.detach().toDoubleArray();
        boolean[] lives = new boolean[shape[units]];
        for (int i = 0; i < values.length; i++) {
            lives[i / inner % lives.length] |= values[i] != 0;
        }
        int dead = 0;
        for (boolean unit : lives) {
            dead += unit ? 0 : 1;
        }
        return dead / (double) lives.length;
    }

    /// How many numbers the model learns.
    public long parameters() {
        return layers.stream().mapToLong(Row::parameters).sum();
    }

    /// A row per layer; columns that would be empty are left out.
    public Table table() {
        List<Column<?>> columns = new ArrayList<>();
        columns.add(StringColumn.create("layer", layers.stream().map(Row::name).toList()));
        columns.add(StringColumn.create("kind", layers.stream().map(Row::kind).toList()));
        if (layers.stream().anyMatch(row -> !row.output().isEmpty())) {
            columns.add(StringColumn.create(
                    "output", layers.stream().map(Row::output).toList()));
        }
        columns.add(
                StringColumn.create("shapes", layers.stream().map(Row::shapes).toList()));
        columns.add(IntColumn.create(
                "parameters", layers.stream().mapToInt(Row::parameters).toArray()));
        add(columns, "weight norm", layers.stream().mapToDouble(Row::weight).toArray());
        add(columns, "gradient norm", layers.stream().mapToDouble(Row::gradient).toArray());
        add(columns, "dead", layers.stream().mapToDouble(Row::dead).toArray());
        return Table.create("layers", columns);
    }

    private static void add(List<Column<?>> columns, String name, double[] values) {
        if (Arrays.stream(values).anyMatch(value -> !Double.isNaN(value))) {
            columns.add(DoubleColumn.create(name, values));
        }
    }

    /// A line per layer.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Row row : layers) {
            text.append(row.name()).append(": ").append(row.kind());
            text.append(row.shapes().isEmpty() ? "" : " " + row.shapes());
            text.append(row.parameters() == 0 ? "" : String.format(Locale.ROOT, ", %,d parameters", row.parameters()));
            text.append(Double.isNaN(row.weight()) ? "" : ", |w| " + History.number(row.weight()));
            text.append(Double.isNaN(row.gradient()) ? "" : ", |gradient| " + History.number(row.gradient()));
            text.append(row.output().isEmpty() ? "" : ", gives " + row.output());
            text.append(Double.isNaN(row.dead()) ? "" : String.format(Locale.ROOT, ", %.0f%% dead", 100 * row.dead()));
            text.append('\n');
        }
        return text + String.format(Locale.ROOT, "%,d parameters", parameters());
    }
}
