package himalia;

import himalia.api.Closest;
import himalia.data.Tables;
import himalia.linalg.Linalg;
import himalia.nn.Functional;
import himalia.nn.Loss;
import himalia.nn.Module;
import himalia.nn.Reduction;
import himalia.plot.Figure;
import himalia.plot.Plot;
import himalia.tensor.Index;
import himalia.tensor.Tensor;
import himalia.train.Dense;
import himalia.train.Fit;
import himalia.train.Model;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What Python, PyTorch, Keras and pandas call differently, or take in another form. Cells find these functions where
/// nothing in sight fits, also behind the dot of their first argument: `x.ndim()` is `ndim(x)`. A Java program uses
/// what each of them does.
public final class OtherNames {
    private OtherNames() {}

    /// `println("a", x)`: the values, with blanks between them.
    public static void println(Object first, Object... more) {
        IO.println(Stream.concat(Stream.of(first), Arrays.stream(more))
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }

    /// `print("a", x)`: the values in a line, with blanks between them.
    public static void print(Object first, Object... more) {
        println(first, more);
    }

    /// `range(10)`: 0 to 9.
    public static List<Integer> range(int end) {
        return range(0, end);
    }

    /// `range(2, 10)`: 2 to 9.
    public static List<Integer> range(int start, int end) {
        return IntStream.range(start, end).boxed().toList();
    }

    /// `len(x)`: the size of the first dimension.
    public static int len(Tensor x) {
        return x.size(0);
    }

    /// `len(words)`.
    public static int len(Collection<?> all) {
        return all.size();
    }

    /// `len(map)`.
    public static int len(Map<?, ?> all) {
        return all.size();
    }

    /// `len("text")`.
    public static int len(String text) {
        return text.length();
    }

    /// `len(table)`: the number of rows.
    public static int len(Table table) {
        return table.rowCount();
    }

    /// `losses.append(loss)`: `add`.
    public static <T> void append(Collection<? super T> all, T value) {
        all.add(value);
    }

    /// `type(x)`: the name of its class.
    public static String type(Object x) {
        return x.getClass().getSimpleName();
    }

    /// NumPy's `array(0., 1.)`: `tensor`.
    public static Tensor array(double... values) {
        return Tensor.tensor(values);
    }

    /// `FloatTensor(1, 2)`: real numbers, float32.
    public static Tensor FloatTensor(double... values) {
        return Tensor.tensor(values).toFloat();
    }

    /// `Variable(x)`: `x`; since 2018 every tensor is one.
    public static Tensor Variable(Tensor x) {
        return x;
    }

    /// `x.ndim()`: `dim()`.
    public static int ndim(Tensor x) {
        return x.dim();
    }

    /// `x.get(":", 1)`: `x.get(":, 1")`.
    public static Tensor get(Tensor x, String first, int second) {
        return x.get(first + ", " + second);
    }

    /// `x.slice(0, 2)`: `x.get("0:2")`.
    public static Tensor slice(Tensor x, int start, int end) {
        return x.get(Index.slice(start, end));
    }

    /// `x.data()`: `detach()`.
    public static Tensor data(Tensor x) {
        return x.detach();
    }

    /// `x.numpy()`: a tensor of its own; `toDoubleArray()` gives Java's array.
    public static Tensor numpy(Tensor x) {
        return x.detach();
    }

    /// `x.requiresGrad(true)`: `requiresGrad_`.
    public static Tensor requiresGrad(Tensor x, boolean learns) {
        return x.requiresGrad_(learns);
    }

    /// `x.inverse()`: `Linalg.inv(x)`.
    public static Tensor inverse(Tensor x) {
        return Linalg.inv(x);
    }

    /// `x.inv()`: `Linalg.inv(x)`.
    public static Tensor inv(Tensor x) {
        return Linalg.inv(x);
    }

    /// `x.pinverse()`: `Linalg.pinv(x)`.
    public static Tensor pinverse(Tensor x) {
        return Linalg.pinv(x);
    }

    /// `mseLoss(a, b, "sum")`: `mseLoss(a, b, Reduction.SUM)`.
    public static Tensor mseLoss(Tensor input, Tensor target, String reduction) {
        return Functional.mseLoss(input, target, reduction(reduction));
    }

    /// `l1Loss(a, b, "sum")`: `l1Loss(a, b, Reduction.SUM)`.
    public static Tensor l1Loss(Tensor input, Tensor target, String reduction) {
        return Functional.l1Loss(input, target, reduction(reduction));
    }

    /// `crossEntropy(a, b, "sum")`: `crossEntropy(a, b, Reduction.SUM)`.
    public static Tensor crossEntropy(Tensor input, Tensor target, String reduction) {
        return Functional.crossEntropy(input, target, reduction(reduction));
    }

    /// `binaryCrossEntropy(a, b, "sum")`: `binaryCrossEntropy(a, b, Reduction.SUM)`.
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target, String reduction) {
        return Functional.binaryCrossEntropy(input, target, reduction(reduction));
    }

    private static Reduction reduction(String name) {
        List<String> names = Arrays.stream(Reduction.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(name + " is not a valid value for reduction. There are "
                    + Closest.list(names) + "." + Closest.hint(name, names));
        }
        return Reduction.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// `criterion.to("cpu")`: stays where it is.
    ///
    /// @throws IllegalArgumentException if the device is none that tensors can live on
    public static <L extends Loss> L to(L criterion, String device) {
        Tensor.device(device);
        return criterion;
    }

    /// `model.cuda()`.
    ///
    /// @throws IllegalStateException always: tensors live on the CPU
    public static Module cuda(Module model) {
        model.parameters().forEach(Tensor::cuda);
        return model;
    }

    /// `line(x, y).legend()`.
    public static Figure legend(Figure figure) {
        return figure.legend(true);
    }

    /// `plt.plot(x, y).show()`: the figure; as the last line of a cell it is shown.
    public static Figure show(Figure figure) {
        return figure;
    }

    /// `pairplot(table, List.of("A", "B"))`: `pairplot(table, "A", "B")`.
    public static Figure pairplot(Table table, List<String> columns) {
        return Plot.pairplot(table, columns.toArray(new String[0]));
    }

    /// `decisionBoundary(model, x, y)`: `decisionBoundary(model::predict, x, y)`.
    public static Figure decisionBoundary(Model model, Object points, Object labels) {
        return Plot.decisionBoundary(x -> model.predict(x), points, labels);
    }

    /// `plot_model(model)`: `Plot.network(model)`.
    public static Figure plotModel(Module model) {
        return Plot.network(model);
    }

    /// `new Dense(4).inputDim(2)`: `inputShape(2)`.
    public static Module inputDim(Dense layer, int size) {
        return layer.inputShape(size);
    }

    /// Keras' `fit(x, y, validation_data=List.of(a, b))`: `fit(x, y).validation(a, b)`.
    ///
    /// @throws IllegalArgumentException if these are not two tensors, or a table and a column
    public static Fit validationData(Fit fit, List<?> inputsAndLabels) {
        if (inputsAndLabels.size() == 2) {
            Object inputs = inputsAndLabels.getFirst();
            Object labels = inputsAndLabels.getLast();
            if (inputs instanceof Table x && labels instanceof Column<?> y) {
                return fit.validation(x, y);
            }
            if (inputs instanceof Tensor x && labels instanceof Tensor y) {
                return fit.validation(x, y);
            }
        }
        String received = inputsAndLabels.stream()
                .map(one -> one.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "validationData: expected inputs and labels, as two tensors or as a table and "
                        + "a column. Received: List.of(" + received + ").\nHint: validationData=List.of(x, y)");
    }

    /// pandas' `read_csv(path)`: `csv`.
    public static Table readCsv(String path) {
        return Tables.csv(path);
    }

    /// `table.col("A")`: `table.column("A")`.
    public static Column<?> col(Table table, String name) {
        return table.column(name);
    }

    /// `table.values()`: `tensor(table)`.
    public static Tensor values(Table table) {
        return Tables.tensor(table);
    }
}
