package himalia;

import himalia.api.Usually;
import himalia.data.GroupBy;
import himalia.data.RowsByPlace;
import himalia.data.Tables;
import himalia.linalg.Linalg;
import himalia.nn.Module;
import himalia.plot.Figure;
import himalia.plot.Plot;
import himalia.tensor.DType;
import himalia.tensor.Index;
import himalia.tensor.Tensor;
import himalia.train.Dense;
import himalia.train.Evaluation;
import himalia.train.Fit;
import himalia.train.Optimizers;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What Python, PyTorch, Keras and pandas call differently, or take in another form. Cells find these functions where
/// nothing in sight fits, also behind the dot of their first argument: `x.numpy()` is `numpy(x)`. A Java program uses
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

    /// `new Tensor(values)`: `tensor`, as float32.
    public static Tensor Tensor(double... values) {
        return Tensor.tensor(values).toFloat();
    }

    /// `new Tensor(rows)`: `tensor`, as float32.
    public static Tensor Tensor(double[][] rows) {
        return Tensor.tensor(rows).toFloat();
    }

    /// `Tensor("[[1, 2], [3, 4]]")`: `tensor`, as float32.
    public static Tensor Tensor(String literal) {
        return Tensor.tensor(literal).toFloat();
    }

    /// `Tensor(2, 3)`: `zeros(2, 3)`, since PyTorch takes whole numbers for sizes.
    public static Tensor Tensor(int... sizes) {
        return Tensor.zeros(sizes);
    }

    /// `FloatTensor(1., 2.)`: `tensor`, as float32.
    public static Tensor FloatTensor(double... values) {
        return Tensor(values);
    }

    /// `FloatTensor(rows)`: `tensor`, as float32.
    public static Tensor FloatTensor(double[][] rows) {
        return Tensor(rows);
    }

    /// `FloatTensor("[[1, 2], [3, 4]]")`: `tensor`, as float32.
    public static Tensor FloatTensor(String literal) {
        return Tensor(literal);
    }

    /// `FloatTensor(2, 3)`: `zeros(2, 3)`, since PyTorch takes whole numbers for sizes.
    public static Tensor FloatTensor(int... sizes) {
        return Tensor(sizes);
    }

    /// `DoubleTensor(1., 2.)`: `tensor`, as float64.
    public static Tensor DoubleTensor(double... values) {
        return Tensor.tensor(values, DType.FLOAT64);
    }

    /// `DoubleTensor("[[1, 2], [3, 4]]")`: `tensor`, as float64.
    public static Tensor DoubleTensor(String literal) {
        return Tensor.tensor(literal, DType.FLOAT64);
    }

    /// `LongTensor("[[1, 2], [3, 4]]")`: `tensor`, as int64.
    public static Tensor LongTensor(String literal) {
        return Tensor.tensor(literal).toLong();
    }

    /// `LongTensor(values)`: `tensor`, as int64.
    public static Tensor LongTensor(long[] values) {
        return Tensor.tensor(values);
    }

    /// `LongTensor(values)`: `tensor`, as int64.
    public static Tensor LongTensor(List<? extends Number> values) {
        return Tensor.tensor(values).toLong();
    }

    /// `LongTensor(2, 3)`: whole zeros, since PyTorch takes whole numbers for sizes.
    public static Tensor LongTensor(int... sizes) {
        return Tensor.zeros(DType.INT64, sizes);
    }

    /// `Variable(x)`: `x`; since 2018 every tensor is one.
    public static Tensor Variable(Tensor x) {
        return x;
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

    // ---- numpy

    /// NumPy's `array(rows)`: `tensor`.
    public static Tensor array(double[][] rows) {
        return Tensor.tensor(rows);
    }

    /// NumPy's `array("[[1., 2.], [3., 4.]]")`: `tensor`.
    public static Tensor array(String literal) {
        return Tensor.tensor(literal);
    }

    /// NumPy's `array(List.of(1., 2.))`: `tensor`.
    public static Tensor array(List<?> values) {
        return Tensor.tensor(values);
    }

    /// `x.maximum(0)`: `clampMin(0)`.
    public static Tensor maximum(Tensor x, double least) {
        return x.clampMin(least);
    }

    /// `maximum(0, x)`: `clampMin(0)`.
    public static Tensor maximum(double least, Tensor x) {
        return x.clampMin(least);
    }

    /// `x.minimum(1)`: `clampMax(1)`.
    public static Tensor minimum(Tensor x, double most) {
        return x.clampMax(most);
    }

    /// `minimum(1, x)`: `clampMax(1)`.
    public static Tensor minimum(double most, Tensor x) {
        return x.clampMax(most);
    }

    /// `max(0, x)`: `clampMin(0)`.
    public static Tensor max(double least, Tensor x) {
        return x.clampMin(least);
    }

    /// `max(x, y)`: the larger of both, place by place.
    public static Tensor max(Tensor x, Tensor y) {
        return x.maximum(y);
    }

    /// `min(1, x)`: `clampMax(1)`.
    public static Tensor min(double most, Tensor x) {
        return x.clampMax(most);
    }

    /// `min(x, y)`: the smaller of both, place by place.
    public static Tensor min(Tensor x, Tensor y) {
        return x.minimum(y);
    }

    /// NumPy's `power(x, 2)`: `pow`.
    public static Tensor power(Tensor x, double exponent) {
        return x.pow(exponent);
    }

    /// NumPy's `power(x, y)`: `pow`.
    public static Tensor power(Tensor x, Tensor exponent) {
        return x.pow(exponent);
    }

    /// NumPy's `transpose(x)`: `t()`.
    public static Tensor transpose(Tensor x) {
        return x.t();
    }

    /// NumPy's `expand_dims(x, axis=0)`: `unsqueeze(0)`.
    public static Tensor expandDims(Tensor x, int dim) {
        return x.unsqueeze(dim);
    }

    /// NumPy's `concatenate(List.of(x, y))`: `cat`.
    public static Tensor concatenate(List<Tensor> all) {
        return Tensor.cat(all);
    }

    /// NumPy's `concatenate(List.of(x, y), axis=1)`: `cat`.
    public static Tensor concatenate(List<Tensor> all, int dim) {
        return Tensor.cat(all, dim);
    }

    /// NumPy's `concatenate(x, y)`: `cat`.
    public static Tensor concatenate(Tensor... all) {
        return Tensor.cat(all);
    }

    /// NumPy's `concatenate(x, y, axis=1)`: `cat`.
    public static Tensor concatenate(Tensor x, Tensor y, int dim) {
        return Tensor.cat(x, y, dim);
    }

    /// NumPy's `std`, which divides by n.
    public static Tensor stdOfAll(Tensor x) {
        return x.std(false);
    }

    /// NumPy's `std` along a dimension, which divides by n.
    public static Tensor stdOfAll(Tensor x, int dim) {
        return x.std(dim, false);
    }

    /// NumPy's `var`, which divides by n.
    public static Tensor varOfAll(Tensor x) {
        return x.var(false);
    }

    /// NumPy's `var` along a dimension, which divides by n.
    public static Tensor varOfAll(Tensor x, int dim) {
        return x.var(dim, false);
    }

    /// `x.astype(np.float32)`: `to(DType.FLOAT32)`.
    public static Tensor astype(Tensor x, DType dtype) {
        return x.to(dtype);
    }

    /// `x.astype("float32")`: `to("float32")`.
    public static Tensor astype(Tensor x, String dtype) {
        return x.to(dtype);
    }

    /// `x.tolist()`: the numbers in a list, of a matrix in lists of lists.
    public static List<?> tolist(Tensor x) {
        return IntStream.range(0, x.size(0))
                .mapToObj(i -> x.dim() == 1 ? (Object) x.get(i).item() : tolist(x.get(i)))
                .toList();
    }

    /// `x.nelement()`: `numel()`.
    public static int nelement(Tensor x) {
        return x.numel();
    }

    /// NumPy's `copy(x)`: `clone()`.
    public static Tensor copy(Tensor x) {
        return x.clone();
    }

    /// NumPy's `random.seed(0)`: `manualSeed(0)`.
    public static void seed(long seed) {
        Tensor.manualSeed(seed);
    }

    // ---- layers

    /// Keras' `new Dense(4).apply(x)`: `call(x)`.
    public static Tensor apply(Module layer, Tensor x) {
        return layer.call(x);
    }

    /// `model[0].weight`: the parameter of that name.
    ///
    /// @throws IllegalArgumentException if the layer has none
    public static Tensor weight(Module layer) {
        return parameter(layer, "weight");
    }

    /// `model[0].bias`: the parameter of that name.
    ///
    /// @throws IllegalArgumentException if the layer has none
    public static Tensor bias(Module layer) {
        return parameter(layer, "bias");
    }

    private static Tensor parameter(Module layer, String name) {
        Tensor found = layer.namedParameters().get(name);
        if (found == null) {
            throw new IllegalArgumentException("'" + layer.getClass().getSimpleName() + "' object has no attribute '"
                    + name + "'. Its parameters are " + layer.namedParameters().keySet() + ".");
        }
        return found;
    }

    /// Keras' `SGD(learning_rate=0.01)`: `Optimizers.sgd(0.01)`.
    public static Optimizers.Rule SGD(double lr) {
        return Optimizers.sgd(lr);
    }

    /// Keras' `SGD(learning_rate=0.01, momentum=0.9)`: `Optimizers.sgd(0.01, 0.9)`.
    public static Optimizers.Rule SGD(double lr, double momentum) {
        return Optimizers.sgd(lr, momentum);
    }

    /// Keras' `Adam(learning_rate=0.001)`: `Optimizers.adam(0.001)`.
    public static Optimizers.Rule Adam(@Usually("0.001") double lr) {
        return Optimizers.adam(lr);
    }

    /// Keras' `AdamW(learning_rate=0.001)`: `Optimizers.adamw(0.001, 0.004)`.
    public static Optimizers.Rule AdamW(double lr) {
        return Optimizers.adamw(lr, 0.004);
    }

    /// Keras' `Adamax(learning_rate=0.001)`: `Optimizers.adamax(0.001)`.
    public static Optimizers.Rule Adamax(double lr) {
        return Optimizers.adamax(lr);
    }

    /// Keras' `Nadam(learning_rate=0.001)`: `Optimizers.nadam(0.001)`.
    public static Optimizers.Rule Nadam(double lr) {
        return Optimizers.nadam(lr);
    }

    /// Keras' `RMSprop(learning_rate=0.001)`: `Optimizers.rmsprop(0.001)`.
    public static Optimizers.Rule RMSprop(double lr) {
        return Optimizers.rmsprop(lr);
    }

    /// Keras' `Adagrad(learning_rate=0.001)`: `Optimizers.adagrad(0.001)`.
    public static Optimizers.Rule Adagrad(double lr) {
        return Optimizers.adagrad(lr);
    }

    /// Keras' `Adadelta(learning_rate=0.001)`: `Optimizers.adadelta(0.001)`.
    public static Optimizers.Rule Adadelta(double lr) {
        return Optimizers.adadelta(lr);
    }

    /// Keras' `Input(shape=(2,))`, with `shape(2)` for the sizes.
    public static int[] shape(int... sizes) {
        return sizes.clone();
    }

    // ---- tables and figures

    /// `pairplot(table, diag_kind="kde")`: the diagonal has densities.
    ///
    /// @throws IllegalArgumentException if it is another kind
    public static Figure diagKind(Figure pairs, String kind) {
        if (!kind.equals("kde")) {
            throw new IllegalArgumentException("pairplot: the diagonal shows densities, \"kde\". Received: diag_kind=\""
                    + kind + "\"\nHint: leave it out, and draw `hist(df.column(\"A\"))` beside it.");
        }
        return pairs;
    }

    /// pandas' `groupby("A")`: `groupBy`.
    public static GroupBy groupby(Table table, String... columns) {
        return Tables.groupBy(table, columns);
    }

    /// pandas' `drop("A", axis=1)`: `drop`.
    public static Table drop(Table table, String column, int axis) {
        return Tables.drop(table, column);
    }

    /// pandas' `df.iloc[0]`, `df.iloc["0:2"]`: `iloc(df, "0")`.
    public static RowsByPlace iloc(Table table) {
        return new RowsByPlace(table);
    }

    /// pandas' `to_numpy()`: `tensor(table)`.
    public static Tensor toNumpy(Table table) {
        return Tables.tensor(table);
    }

    /// pandas' `isnull()`: `isna`.
    public static Table isnull(Table table) {
        return Tables.isna(table);
    }

    /// Matplotlib's `plot(x, y)`: `line`.
    public static Figure plot(Object x, Object y) {
        return Plot.line(x, y);
    }

    /// Matplotlib's `plot(x, y, "o")`: `line` or `scatter`, as the sign says; its colour is not looked at.
    public static Figure plot(Object x, Object y, String fmt) {
        return isPoints(fmt) ? Plot.scatter(x, y) : Plot.line(x, y);
    }

    /// Matplotlib's `plot(x, y, label="model")`: `line(x, y, "model")`.
    public static Figure plot(Object x, Object y, @Usually("\"-\"") String fmt, String label) {
        return isPoints(fmt) ? Plot.scatter(x, y, label) : Plot.line(x, y, label);
    }

    private static boolean isPoints(String fmt) {
        return !fmt.contains("-") && fmt.matches(".*[o.x+*s^v].*");
    }

    /// seaborn's `scatterplot(data=table, x="A", y="B")`: `scatter(table, "A", "B")`.
    public static Figure scatterplot(Table data, String x, String y) {
        return Plot.scatter(data, x, y);
    }

    /// Matplotlib's `plot(y)`: `line`.
    public static Figure plot(Object y) {
        return Plot.line(y);
    }

    /// Matplotlib's `show()`: says where a figure is shown.
    public static void show() {
        System.err.println("Note: a figure is shown where it is the last line of a cell, or by display(figure).");
    }

    /// Keras' `evaluate(x, y, verbose=0)`: the numbers are only shown where they are asked for.
    public static Evaluation verbose(Evaluation numbers, int level) {
        return numbers;
    }

    // ---- Python

    /// `sum(losses)`.
    public static double sum(Collection<? extends Number> all) {
        return all.stream().mapToDouble(Number::doubleValue).sum();
    }

    /// `max(losses)`.
    public static <T extends Comparable<? super T>> T max(Collection<T> all) {
        return Collections.max(all);
    }

    /// `min(losses)`.
    public static <T extends Comparable<? super T>> T min(Collection<T> all) {
        return Collections.min(all);
    }

    /// `torch.from_numpy(x)`: `x`.
    public static Tensor fromNumpy(Tensor x) {
        return x;
    }

    /// `list(model.parameters())`.
    public static <T> List<T> list(Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list;
    }

    /// `str(x)`.
    public static String str(Object x) {
        return String.valueOf(x);
    }

    /// `dir(x)`: the names of its methods.
    public static List<String> dir(Object x) {
        return Arrays.stream(x.getClass().getMethods())
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
    }

    /// `help(x)`: what it is, and where its documentation is.
    public static void help(Object x) {
        IO.println(
                type(x) + ": for the documentation put the cursor on a name and press Shift+Tab; dir(x) lists them.");
    }
}
