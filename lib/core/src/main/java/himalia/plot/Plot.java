package himalia.plot;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// The figures that a cell can draw.
///
/// ```java
/// line(losses).title("Loss").xLabel("step").yLabel("cost").logY()
/// scatter(hours, points, "data").line(hours, predicted, "model")
/// scatter(table, "RM", "MEDV")
/// decisionBoundary((a, b) -> a + b - 2 * a * b, tensor("[[0, 0], [0, 1], [1, 0], [1, 1]]"), List.of(0, 1, 1, 0))
/// ```
///
/// - **Series**: [#line], [#scatter], [#area], [#function], [#bar], [#learningCurve], [#residuals]
/// - **Distributions**: [#hist], [#stairs], [#kde], [#box], [#violin], [#pairplot]
/// - **Matrices and images**: [#heatmap], [#confusionMatrix], [#imshow]
/// - **Functions of two variables**: [#contour], [#surface], [#lossSurface], [#decisionBoundary]
/// - **Models**: [#network], [#graph], [#gates]
/// - **Together**: [#grid]; while a model learns: [#live]; one after the other: [#animate]
/// - **What is in a tensor**: [#inspect]
///
/// Data may be `double[]`, `float[]`, `int[]`, `long[]`, a `List` of numbers or a numeric column of a table; a column
/// also names its axis. NaN makes a gap. Figures are immutable, see [Figure] for titles, axes and more series.
public final class Plot {
    private Plot() {}

    // ---- series of numbers ------------------------------------------------------------------------------------------

    /// A line over 0, 1, 2, ...
    ///
    /// @throws IllegalArgumentException if there is no value
    public static Figure line(Object y) {
        return line(y, (String) null);
    }

    /// A line over 0, 1, 2, ... with a name for the legend.
    public static Figure line(Object y, @Nullable String name) {
        return SeriesPlots.line(y, name);
    }

    /// A line through the points (x, y), in their order.
    ///
    /// @throws IllegalArgumentException if there is no value, or not as many x as y
    public static Figure line(Object x, Object y) {
        return line(x, y, null);
    }

    /// A line through the points (x, y), in their order, with a name for the legend.
    public static Figure line(Object x, Object y, @Nullable String name) {
        return SeriesPlots.line(x, y, name);
    }

    /// The graph of a function.
    ///
    /// ```java
    /// line(x -> 1 / (1 + Math.exp(-x)), -6, 6).title("sigmoid")
    /// ```
    public static Figure line(DoubleUnaryOperator function, double from, double to) {
        return SeriesPlots.line(function, from, to);
    }

    /// Points.
    ///
    /// @throws IllegalArgumentException if there is no value, or not as many x as y
    public static Figure scatter(Object x, Object y) {
        return scatter(x, y, (String) null);
    }

    /// Points with a name for the legend.
    public static Figure scatter(Object x, Object y, @Nullable String name) {
        return SeriesPlots.scatter(x, y, name);
    }

    /// Points, coloured by group.
    ///
    /// @param groups one label per point: numbers, texts or a column; the legend names them
    public static Figure scatter(Object x, Object y, Object groups) {
        return SeriesPlots.scatter(x, y, groups);
    }

    /// Points from two columns of a table; the columns name the axes.
    ///
    /// @throws IllegalArgumentException if the table has no such column; the message lists those it has
    public static Figure scatter(Table table, String x, String y) {
        return SeriesPlots.scatter(table, x, y);
    }

    /// Points from two columns of a table, coloured by a third.
    public static Figure scatter(Table table, String x, String y, String groups) {
        return SeriesPlots.scatter(table, x, y, groups);
    }

    /// One bar per label.
    ///
    /// ```java
    /// bar(List.of("layer 1", "layer 2"), new double[] {0.14, 0.023}).logY()
    /// ```
    public static Figure bar(Object labels, Object heights) {
        return bar(labels, heights, null);
    }

    /// One bar per label, with a name for the legend.
    public static Figure bar(Object labels, Object heights, @Nullable String name) {
        return SeriesPlots.bar(labels, heights, name);
    }

    /// Predictions over true values, and the diagonal on which a perfect model would put them.
    ///
    /// ```java
    /// residuals(yTest, model.forward(xTest))
    /// ```
    public static Figure residuals(Object truth, Object predicted) {
        return SeriesPlots.residuals(truth, predicted);
    }

    /// The loss, and what else was measured, over the epochs.
    ///
    /// ```java
    /// learningCurve(Map.of("loss", losses, "val_loss", validationLosses))
    /// ```
    ///
    /// @param history a map from names to series, a table, or anything with a method `history()` that returns a
    ///     map, such as the history of a training
    public static Figure learningCurve(Object history) {
        return Curves.of(history);
    }

    /// The graph of a function, such as an activation.
    ///
    /// ```java
    /// function(x -> 1 / (1 + Math.exp(-x)), -6, 6).title("sigmoid")
    /// ```
    public static Figure function(DoubleUnaryOperator f, double from, double to) {
        return line(f, from, to);
    }

    /// The area between two curves over the same x.
    public static Figure area(Object x, Object from, Object to) {
        return SeriesPlots.area(x, from, to);
    }

    // ---- how values are distributed ---------------------------------------------------------------------------------

    /// How often values occur, in 10 bins of equal width, which are those of `numpy.histogram` and matplotlib.
    public static Figure hist(Object values) {
        return hist(values, Histogram.BINS);
    }

    /// How often values occur, in as many bins of equal width as asked for.
    public static Figure hist(Object values, int bins) {
        return hist(values, bins, null);
    }

    /// How often values occur, in bins of equal width, with a name for the legend.
    ///
    /// @throws IllegalArgumentException if there is no value, or `bins` is below 1
    public static Figure hist(Object values, int bins, @Nullable String name) {
        return Distributions.hist(values, bins, name);
    }

    /// How often values occur in each group, in 10 bins that all groups share. Rows without a group are left
    /// out, as in every figure with groups.
    ///
    /// ```java
    /// hist(table.column("price"), table.column("district")).density()
    /// ```
    public static Figure hist(Object values, Object groups) {
        return Distributions.hist(values, groups);
    }

    /// A histogram of values that were counted before: matplotlib's `stairs`, filled.
    ///
    /// ```java
    /// stairs(tensor(3., 5., 2.), tensor(0., 10., 20., 30.))
    /// ```
    ///
    /// @param counts how many values each bin has
    /// @param edges where the bins begin, and where the last one ends
    /// @throws IllegalArgumentException if there is not one more edge than there are bins
    public static Figure stairs(Object counts, Object edges) {
        return Distributions.stairs(counts, edges);
    }

    /// The density from which values may have come (kernel density estimate): a normal curve on every value, added.
    ///
    /// The curve is SciPy's `gaussian_kde` and seaborn's `kdeplot`: as wide as Scott's rule says, `n^(-1/5)` times
    /// the standard deviation, drawn at 200 places.
    ///
    /// @throws IllegalArgumentException if there are fewer than two different values
    public static Figure kde(Object values) {
        return kde(values, (String) null);
    }

    /// A density curve with a name for the legend.
    public static Figure kde(Object values, @Nullable String name) {
        return Distributions.kde(values, name);
    }

    /// A density curve per group; their areas are as large as the groups.
    public static Figure kde(Object values, Object groups) {
        return Distributions.kde(values, groups);
    }

    /// Boxes from the first to the third quartile, a line at the median, whiskers to the last value within 1.5 boxes.
    ///
    /// ```java
    /// box(table)                                            // one box per column of numbers
    /// box(Map.of("a", new double[] {1, 2, 3}, "b", new double[] {2, 4}))
    /// ```
    ///
    /// @param data the columns of a table, the values of a map by name, the rows of `double[][]`, or one series
    public static Figure box(Object data) {
        return Distributions.box(Distributions.groups("box", data), null, Values.name(data));
    }

    /// One box per group.
    public static Figure box(Object values, Object groups) {
        return Distributions.box(Distributions.groups("box", values, groups), Values.name(groups), Values.name(values));
    }

    /// Densities, mirrored, with the quartiles inside.
    ///
    /// @param data as for [#box(Object)]
    public static Figure violin(Object data) {
        return Distributions.violin(Distributions.groups("violin", data), null, Values.name(data));
    }

    /// One violin per group.
    public static Figure violin(Object values, Object groups) {
        return Distributions.violin(
                Distributions.groups("violin", values, groups), Values.name(groups), Values.name(values));
    }

    /// Every column of numbers over every other one, with densities on the diagonal.
    public static Figure pairplot(Table table, String... columns) {
        return Pairs.of(table, List.of(columns), null);
    }

    /// Every column over every other one, coloured by group.
    ///
    /// ```java
    /// pairplot(iris, List.of("sepal length", "petal length"), "species")
    /// ```
    ///
    /// @param columns the columns to show; an empty list means all columns of numbers
    /// @param hue the column whose values are the groups, or null
    public static Figure pairplot(Table table, List<String> columns, String hue) {
        return Pairs.of(table, columns, hue);
    }

    // ---- matrices, images and functions of two variables ------------------------------------------------------------

    /// A matrix as coloured cells, its first row on top.
    ///
    /// ```java
    /// heatmap(corr(table))            // from -1 in blue to 1 in red, with the numbers
    /// heatmap(weights).colors("coolwarm")
    /// ```
    ///
    /// @param data a table, whose first column of texts names the rows, or a matrix
    public static Figure heatmap(Object data) {
        return Matrices.heatmap(data);
    }

    /// A matrix as coloured cells with names for its columns and rows.
    public static Figure heatmap(Object data, List<String> columns, List<String> rows) {
        return Matrices.heatmap(data, columns, rows);
    }

    /// How often which class was taken for which: one row per true class, one column per predicted class.
    ///
    /// @param truth class numbers or names, one per example
    public static Figure confusionMatrix(Object truth, Object predicted) {
        return Matrices.confusion(truth, predicted);
    }

    /// An image, or several: a matrix of shades, a Tensor `[rows, columns, 3]` or `[3, rows, columns]` of colours, or
    /// a list of those.
    ///
    /// ```java
    /// imshow(digits.get(0).view(28, 28)).colors("greys")
    /// ```
    public static Figure imshow(Object image) {
        return Matrices.isMany(image) ? Matrices.images(image, null) : Matrices.image(image, null);
    }

    /// Images with a title each, in a grid.
    ///
    /// @param images a list, or a Tensor `[n, rows, columns]`
    /// @param titles one per image, or null
    public static Figure imshow(Object images, Object titles) {
        return Matrices.images(images, titles);
    }

    /// Heights over a plane, in perspective; interactive where the notebook can.
    ///
    /// ```java
    /// surface((w, b) -> w * w + 0.5 * b * b, -2, 2, -2, 2).xLabel("w").yLabel("b")
    /// ```
    public static Figure surface(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        return FieldPlots.surface(f, xFrom, xTo, yFrom, yTo);
    }

    /// Heights over a grid.
    ///
    /// @param z one row per y, one column per x
    public static Figure surface(Object x, Object y, Object z) {
        return FieldPlots.surface(x, y, z);
    }

    /// The loss of a model around the place where it stands, along two random directions; the model stays as it is.
    ///
    /// ```java
    /// lossSurface(model, () -> mseLoss(model.forward(x), y))
    /// ```
    ///
    /// @param loss computes the loss with the parameters as they are; called 625 times
    public static Figure lossSurface(Module model, Supplier<Tensor> loss) {
        return FieldPlots.lossSurface(model, loss);
    }

    /// A function of two variables as coloured heights with contour lines, such as a cost over weight and bias.
    ///
    /// ```java
    /// contour((w, b) -> Math.pow(2 * w + b - 4, 2) + b * b, -1, 4, -3, 3).xLabel("W").yLabel("b")
    /// ```
    public static Figure contour(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        return FieldPlots.contour(f, xFrom, xTo, yFrom, yTo);
    }

    /// Heights on a grid as coloured heights with contour lines.
    ///
    /// @param z one row per y, one column per x
    public static Figure contour(Object x, Object y, Object z) {
        return FieldPlots.contour(x, y, z);
    }

    /// Which class a model gives to every place of the plane, and the points it should classify.
    ///
    /// With two labels (0 and 1, say) the colour shows the value between them, and a line where it is half-way.
    /// If the model gives only whole numbers, they are class numbers with a colour each.
    ///
    /// ```java
    /// decisionBoundary(model::forward, X, Y)
    /// ```
    ///
    /// @param model takes `[n, 2]` and gives `[n]` or `[n, 1]`; called once, without recording gradients
    /// @param points shape `[n, 2]`
    /// @param labels one per point
    /// @throws IllegalArgumentException if the points do not have 2 coordinates, or there are not as many labels
    public static Figure decisionBoundary(Function<Tensor, Tensor> model, Object points, Object labels) {
        return FieldPlots.decisionBoundary(model, points, labels);
    }

    /// Which class a network gives to every place of the plane, and the points it should classify. The network is in
    /// use, not in training, while it is asked.
    ///
    /// ```java
    /// decisionBoundary(model, X, Y)
    /// ```
    ///
    /// @see #decisionBoundary(Function, Object, Object)
    public static Figure decisionBoundary(Module model, Object points, Object labels) {
        boolean training = model.isTraining();
        model.eval();
        try {
            return FieldPlots.decisionBoundary(model::call, points, labels);
        } finally {
            model.train(training);
        }
    }

    /// Which class a function of two variables gives to every place, and the points it should classify.
    ///
    /// @see #decisionBoundary(Function, Object, Object)
    public static Figure decisionBoundary(DoubleBinaryOperator f, Object points, Object labels) {
        return FieldPlots.decisionBoundary(f, points, labels);
    }

    // ---- models -----------------------------------------------------------------------------------------------------

    /// The Linear layers of a model: units as circles, weights as lines, blue above 0 and orange below, wide where
    /// large.
    ///
    /// @throws IllegalArgumentException if the model has no Linear layer
    public static Figure network(Module model) {
        return NetworkDrawing.of(model);
    }

    /// How a loss was computed: what flows forward, and below it the gradients that the last `backward()` sent back.
    ///
    /// ```java
    /// Tensor w = tensor(2.).requiresGrad_();
    /// Tensor loss = w.mul(3).sub(1).pow(2);
    /// loss.backward();
    /// graph(loss, Map.of("w", w))
    /// ```
    ///
    /// @param names of tensors in the picture
    /// @throws IllegalArgumentException if the tensor was not computed from one that requires a gradient, or from
    ///     more than 60 operations
    public static Figure graph(Tensor loss, Map<String, ? extends Tensor> names) {
        return GraphDrawing.of(loss, names);
    }

    /// How a loss was computed, with the names that the parameters have in a model.
    public static Figure graph(Tensor loss, Module model) {
        return GraphDrawing.of(loss, model.namedParameters());
    }

    /// How a loss was computed.
    public static Figure graph(Tensor loss) {
        return GraphDrawing.of(loss, Map.of());
    }

    /// What logic gates give at the corners of the plane, with their truth tables: AND, OR and XOR, or those named.
    public static Figure gates(String... names) {
        return GateDrawing.of(List.of(names));
    }

    // ---- together, and while a model learns -------------------------------------------------------------------------

    /// Figures in rows and columns, row by row; null leaves a place free.
    ///
    /// ```java
    /// grid(1, 2, line(losses).title("loss"), line(accuracies).title("accuracy")).shareX()
    /// ```
    public static Figure grid(int rows, int columns, Figure... figures) {
        return Panels.grid(rows, columns, figures);
    }

    /// Figures one after the other, with a button that plays them and a slider, also without a kernel.
    ///
    /// ```java
    /// List<Figure> frames = new ArrayList<>();
    /// for (int epoch = 0; epoch < 100; epoch++) {
    ///     // ... one epoch of training ...
    ///     frames.add(decisionBoundary(model, X, Y).title("epoch " + epoch));
    /// }
    /// animate(frames)
    /// ```
    ///
    /// A notebook carries what differs between the frames, at most 400 KB in all; of more frames every so many
    /// stay.
    ///
    /// @throws IllegalArgumentException if there is no frame, or one is a grid or null
    public static Animation animate(List<Figure> frames) {
        return Animation.of(frames);
    }

    /// Figures one after the other, drawn for 0, 1, 2 ...: here how a step down the slope follows another.
    ///
    /// ```java
    /// animate(30, i -> contour((x, y) -> x * x + 3 * y * y, -2, 2, -2, 2)
    ///         .line(Arrays.copyOf(xs, i + 1), Arrays.copyOf(ys, i + 1)).markers())
    /// ```
    public static Animation animate(int frames, IntFunction<Figure> frame) {
        return Animation.of(
                IntStream.range(0, Math.max(0, frames)).mapToObj(frame).toList());
    }

    /// What is in a tensor: shape, type, least, greatest, mean, deviation, how many values are no numbers, how they are
    /// spread, and where they stand: a line, a heat map, or an image of its channels.
    ///
    /// ```java
    /// inspect(arange(12).view(3, 4).toFloat())
    /// // float32 [3, 4], 12 values
    /// // min 0, max 11, mean 5.5, std 3.606
    /// // 1 zero, 0 nan, 0 inf, gradient none
    /// ```
    public static Inspection inspect(Tensor x) {
        return Inspection.of(x);
    }

    /// A figure that grows while a model learns: numbers go in, the picture follows at most 20 times a second.
    ///
    /// ```java
    /// try (var chart = live("loss").yLabel("MSE").logY()) {
    ///     for (int epoch = 0; epoch < 1000; epoch++) {
    ///         // ... one step of training ...
    ///         chart.add("train", loss.item());
    ///     }
    /// }
    /// ```
    public static Live live(String title) {
        return new Live(title);
    }
}
