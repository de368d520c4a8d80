package himalia.plot;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/// The figures that a cell can draw.
///
/// ```java
/// line(losses).title("Loss").xLabel("step").yLabel("cost").logY()
/// scatter(hours, points, "data").line(hours, predicted, "model")
/// scatter(table, "RM", "MEDV")
/// decisionBoundary((a, b) -> a + b - 2 * a * b, new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, List.of(0, 1, 1,
/// 0))
/// ```
///
/// - **Series**: [#line], [#scatter], [#area], [#function], [#bar], [#learningCurve], [#residuals]
/// - **Distributions**: [#hist], [#kde], [#box], [#violin], [#pairplot]
/// - **Matrices and images**: [#heatmap], [#confusionMatrix], [#imshow]
/// - **Functions of two variables**: [#contour], [#surface], [#lossSurface], [#decisionBoundary]
/// - **Models**: [#network], [#graph], [#gates]
/// - **Together**: [#grid]; while a model learns: [#live]
///
/// Data may be `double[]`, `float[]`, `int[]`, `long[]`, a `List` of numbers or a numeric column of a table; a column
/// also names its axis. NaN makes a gap. Figures are immutable, see [Figure] for titles, axes and more series.
public final class Plot {
    private static final int GRID = 161;

    private Plot() {}

    /// A line over 0, 1, 2, ...
    ///
    /// @throws IllegalArgumentException if there is no value
    public static Figure line(Object y) {
        return line(y, (String) null);
    }

    /// A line over 0, 1, 2, ... with a name for the legend.
    public static Figure line(Object y, String name) {
        double[] ys = Values.numbers("line: y", y);
        double[] xs = IntStream.range(0, ys.length).asDoubleStream().toArray();
        return new Figure(List.of(new LineTrace(xs, ys, name)), Layout.DEFAULT.named(null, Values.name(y)));
    }

    /// A line through the points (x, y), in their order.
    ///
    /// @throws IllegalArgumentException if there is no value, or not as many x as y
    public static Figure line(Object x, Object y) {
        return line(x, y, null);
    }

    /// A line through the points (x, y), in their order, with a name for the legend.
    public static Figure line(Object x, Object y, String name) {
        double[][] xy = pair("line", x, y);
        return new Figure(List.of(new LineTrace(xy[0], xy[1], name)), named(x, y));
    }

    /// The graph of a function.
    ///
    /// ```java
    /// line(x -> 1 / (1 + Math.exp(-x)), -6, 6).title("sigmoid")
    /// ```
    public static Figure line(DoubleUnaryOperator function, double from, double to) {
        double[] xs = grid(Check.limits("line", from, to, false), 401);
        return line(xs, Arrays.stream(xs).map(function).toArray());
    }

    /// Points.
    ///
    /// @throws IllegalArgumentException if there is no value, or not as many x as y
    public static Figure scatter(Object x, Object y) {
        return scatter(x, y, (String) null);
    }

    /// Points with a name for the legend.
    public static Figure scatter(Object x, Object y, String name) {
        double[][] xy = pair("scatter", x, y);
        return new Figure(List.of(new PointsTrace(xy[0], xy[1], name)), named(x, y));
    }

    /// Points, coloured by group.
    ///
    /// @param groups one label per point: numbers, texts or a column; the legend names them
    public static Figure scatter(Object x, Object y, Object groups) {
        return new Figure(Points.grouped(pair("scatter", x, y), groups), named(x, y));
    }

    /// Points from two columns of a table; the columns name the axes.
    ///
    /// @throws IllegalArgumentException if the table has no such column; the message lists those it has
    public static Figure scatter(Table table, String x, String y) {
        return scatter(Values.column("scatter", table, x), Values.column("scatter", table, y));
    }

    /// Points from two columns of a table, coloured by a third.
    public static Figure scatter(Table table, String x, String y, String groups) {
        return scatter(Values.column("scatter", table, x), Values.column("scatter", table, y), (Object)
                Values.column("scatter", table, groups));
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
    public static Figure bar(Object labels, Object heights, String name) {
        return new Figure(List.of(Bars.of(labels, heights, name)), named(labels, heights));
    }

    /// How often values occur, in bins of equal width.
    public static Figure hist(Object values) {
        return hist(values, 20);
    }

    /// How often values occur, in as many bins of equal width as asked for.
    public static Figure hist(Object values, int bins) {
        return hist(values, bins, null);
    }

    /// How often values occur, in bins of equal width, with a name for the legend.
    ///
    /// @throws IllegalArgumentException if there is no value, or `bins` is below 1
    public static Figure hist(Object values, int bins, String name) {
        return new Figure(
                List.of(Histogram.of(Values.numbers("hist: values", values), bins, name)),
                Layout.DEFAULT.named(Values.name(values), "count"));
    }

    /// How often values occur in each group, in 20 bins that all groups share.
    ///
    /// ```java
    /// hist(table.column("price"), table.column("district")).density()
    /// ```
    public static Figure hist(Object values, Object groups) {
        double[] numbers = Values.numbers("hist: values", values);
        List<String> labels = Values.labels("hist: groups", groups);
        Values.sameLength("hist", "values", numbers.length, "groups", labels.size());
        return new Figure(Histogram.grouped(numbers, 20, labels), Layout.DEFAULT.named(Values.name(values), "count"));
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
    public static Figure kde(Object values, String name) {
        return Distributions.kde(values, name);
    }

    /// A density curve per group; their areas are as large as the groups.
    public static Figure kde(Object values, Object groups) {
        double[] numbers = Values.numbers("kde: values", values);
        List<String> labels = Values.labels("kde: groups", groups);
        Values.sameLength("kde", "values", numbers.length, "groups", labels.size());
        return Distributions.kde(numbers, labels, Values.name(values));
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

    /// A matrix as coloured cells, its first row on top.
    ///
    /// ```java
    /// heatmap(corr(table))            // from -1 in blue to 1 in red, with the numbers
    /// heatmap(weights).colors("coolwarm")
    /// ```
    ///
    /// @param data a table, whose first column of texts names the rows, or a matrix
    public static Figure heatmap(Object data) {
        if (data instanceof Table table) {
            return Matrices.heatmap(table);
        }
        double[][] values = Values.matrix("heatmap", data);
        return Matrices.heatmap(Arrays.stream(values).map(double[]::clone).toArray(double[][]::new), null, null);
    }

    /// A matrix as coloured cells with names for its columns and rows.
    public static Figure heatmap(Object data, List<String> columns, List<String> rows) {
        double[][] values = Values.matrix("heatmap", data);
        Values.sameLength("heatmap", "rows of the matrix", values.length, "rows", rows.size());
        Values.sameLength("heatmap", "columns of the matrix", values[0].length, "columns", columns.size());
        return Matrices.heatmap(Arrays.stream(values).map(double[]::clone).toArray(double[][]::new), columns, rows);
    }

    /// How often which class was taken for which: one row per true class, one column per predicted class.
    ///
    /// @param truth class numbers or names, one per example
    public static Figure confusionMatrix(Object truth, Object predicted) {
        return Matrices.confusion(truth, predicted);
    }

    /// An image, or several: a matrix of shades, a Tensor `[rows, columns, 3]` or `[3, rows, columns]` of colours,
    /// or a
    /// list of those.
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

    /// Predictions over true values, and the diagonal on which a perfect model would put them.
    ///
    /// ```java
    /// residuals(yTest, model.forward(xTest))
    /// ```
    public static Figure residuals(Object truth, Object predicted) {
        double[][] xy = pair("residuals", truth, predicted);
        Extent extent = Extent.of(List.of(xy[0], xy[1]), false);
        double[] ends = {extent.min(), extent.max()};
        double[] errors = IntStream.range(0, xy[0].length)
                .mapToDouble(i -> xy[1][i] - xy[0][i])
                .toArray();
        Figure fit = new Figure(
                List.of(
                        new PointsTrace(xy[0], xy[1], null),
                        new LineTrace(
                                ends,
                                ends,
                                null,
                                Style.PLAIN.color(Theme.TICK).dashed(true).width(1.5))),
                Layout.DEFAULT.named("true", "predicted"));
        Figure left = new Figure(List.of(new PointsTrace(xy[0], errors, null)), Layout.DEFAULT.named("true", "error"))
                .hline(0);
        return grid(1, 2, fit, left).size(760, 360);
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
        double[][] lower = pair("area", x, from);
        double[][] upper = pair("area", x, to);
        return new Figure(
                List.of(new AreaTrace(lower[0], lower[1], upper[1], null, false, "area", false, Style.PLAIN)),
                named(x, to));
    }

    /// Heights over a plane, in perspective; interactive where the notebook can.
    ///
    /// ```java
    /// surface((w, b) -> w * w + 0.5 * b * b, -2, 2, -2, 2).xLabel("w").yLabel("b")
    /// ```
    public static Figure surface(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        double[] xs = grid(Check.limits("surface: x", xFrom, xTo, false), 49);
        double[] ys = grid(Check.limits("surface: y", yFrom, yTo, false), 49);
        return space(new SurfaceTrace(
                xs, ys, Fields.evaluate("surface", xs, ys, batch(f)), ColorRamp.VIRIDIS, null, null, null));
    }

    /// Heights over a grid.
    ///
    /// @param z one row per y, one column per x
    public static Figure surface(Object x, Object y, Object z) {
        double[] xs = Values.numbers("surface: x", x);
        double[] ys = Values.numbers("surface: y", y);
        double[][] heights = Values.matrix("surface: z", z);
        Values.sameLength("surface", "y", ys.length, "rows of z", heights.length);
        Values.sameLength("surface", "x", xs.length, "columns of z", heights[0].length);
        return space(new SurfaceTrace(xs, ys, heights, ColorRamp.VIRIDIS, Values.name(x), Values.name(y), null));
    }

    /// The loss of a model around the place where it stands, along two random directions; the model stays as it is.
    ///
    /// ```java
    /// lossSurface(model, () -> mseLoss(model.forward(x), y))
    /// ```
    ///
    /// @param loss computes the loss with the parameters as they are; called 625 times
    public static Figure lossSurface(Module model, Supplier<Tensor> loss) {
        SurfaceTrace surface = LossLandscape.of(model, loss, 1, 0);
        return space(surface);
    }

    private static Figure space(SurfaceTrace surface) {
        return new Figure(List.of(surface), Layout.DEFAULT.size(600, 460).framed(false));
    }

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

    /// Figures in rows and columns, row by row; null leaves a place free.
    ///
    /// ```java
    /// grid(1, 2, line(losses).title("loss"), line(accuracies).title("accuracy")).shareX()
    /// ```
    public static Figure grid(int rows, int columns, Figure... figures) {
        Panels panels = new Panels(rows, columns, Arrays.asList(figures));
        return Figure.of(
                panels, Layout.DEFAULT.size(Math.clamp(380L * columns, 380, 1100), Math.clamp(290L * rows, 290, 1600)));
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

    /// A function of two variables as coloured heights with contour lines, such as a cost over weight and bias.
    ///
    /// ```java
    /// contour((w, b) -> Math.pow(2 * w + b - 4, 2) + b * b, -1, 4, -3, 3).xLabel("W").yLabel("b")
    /// ```
    public static Figure contour(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        double[] xs = grid(Check.limits("contour: x", xFrom, xTo, false), GRID);
        double[] ys = grid(Check.limits("contour: y", yFrom, yTo, false), GRID);
        return new Figure(List.of(Fields.contour(xs, ys, Fields.evaluate("contour", xs, ys, batch(f)))), Fields.LAYOUT);
    }

    /// Heights on a grid as coloured heights with contour lines.
    ///
    /// @param z one row per y, one column per x
    public static Figure contour(Object x, Object y, Object z) {
        double[] xs = Values.numbers("contour: x", x);
        double[] ys = Values.numbers("contour: y", y);
        double[][] heights = Values.matrix("contour: z", z);
        Values.sameLength("contour", "y", ys.length, "rows of z", heights.length);
        Values.sameLength("contour", "x", xs.length, "columns of z", heights[0].length);
        return new Figure(List.of(Fields.contour(xs, ys, heights)), Fields.LAYOUT);
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
        return regions(
                rows -> Tensor.noGrad(() -> model.apply(Tensor.tensor(rows))).toDoubleArray(), points, labels);
    }

    /// Which class a function of two variables gives to every place, and the points it should classify.
    ///
    /// @see #decisionBoundary(Function, Object, Object)
    public static Figure decisionBoundary(DoubleBinaryOperator f, Object points, Object labels) {
        return regions(batch(f), points, labels);
    }

    private static Figure regions(Function<double[][], double[]> f, Object points, Object labels) {
        double[][] xy = Values.points("decisionBoundary: points", points);
        List<String> texts = Values.labels("decisionBoundary: labels", labels);
        Values.sameLength("decisionBoundary", "points", xy[0].length, "labels", texts.size());
        double[] xs = grid(around(xy[0]), GRID);
        double[] ys = grid(around(xy[1]), GRID);
        List<Trace> traces = new ArrayList<>(Points.grouped(xy, texts));
        traces.addFirst(Fields.decision(xs, ys, Fields.evaluate("decisionBoundary", xs, ys, f), Points.order(texts)));
        return new Figure(traces, Fields.LAYOUT);
    }

    private static Function<double[][], double[]> batch(DoubleBinaryOperator f) {
        return rows -> Arrays.stream(rows)
                .mapToDouble(row -> f.applyAsDouble(row[0], row[1]))
                .toArray();
    }

    private static double[] around(double[] values) {
        Extent extent = Extent.of(List.of(values), false).padded(0.25, false);
        return new double[] {extent.min(), extent.max()};
    }

    private static double[] grid(double[] limits, int points) {
        double step = (limits[1] - limits[0]) / (points - 1);
        return IntStream.range(0, points)
                .mapToDouble(i -> i == points - 1 ? limits[1] : limits[0] + i * step)
                .toArray();
    }

    private static double[][] pair(String operation, Object x, Object y) {
        double[] xs = Values.numbers(operation + ": x", x);
        double[] ys = Values.numbers(operation + ": y", y);
        Values.sameLength(operation, "x", xs.length, "y", ys.length);
        return new double[][] {xs, ys};
    }

    private static Layout named(Object x, Object y) {
        boolean days = Values.isDates(x);
        return Layout.DEFAULT.named(Values.name(x), Values.name(y)).x(axis -> axis.dates(days));
    }
}
