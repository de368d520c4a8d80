package himalia.plot;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/// The figures that a cell can draw.
///
/// ```java
/// line(losses).title("Loss").xLabel("step").yLabel("cost").logY()
/// scatter(hours, points, "data").line(hours, predicted, "model")
/// scatter(table, "RM", "MEDV")
/// decisionBoundary((a, b) -> a + b - 2 * a * b, new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, List.of(0, 1, 1, 0))
/// ```
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
        return new Figure(List.of(new Trace.Line(xs, ys, name)), Layout.DEFAULT.named(null, Values.name(y)));
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
        return new Figure(List.of(new Trace.Line(xy[0], xy[1], name)), named(x, y));
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
        return new Figure(List.of(new Trace.Points(xy[0], xy[1], name)), named(x, y));
    }

    /// Points, coloured by group.
    ///
    /// @param groups one label per point: numbers, texts or a column; the legend names them
    public static Figure scatter(Object x, Object y, Object groups) {
        double[][] xy = pair("scatter", x, y);
        List<String> labels = Values.labels("scatter: groups", groups);
        Values.sameLength("scatter", "x", xy[0].length, "groups", labels.size());
        return new Figure(grouped(xy, labels), named(x, y));
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
        double[] values = Values.numbers("bar: heights", heights);
        List<String> texts = Values.labels("bar: labels", labels);
        Values.sameLength("bar", "labels", texts.size(), "heights", values.length);
        double[] left =
                IntStream.range(0, values.length).mapToDouble(i -> i - 0.4).toArray();
        double[] right = Arrays.stream(left).map(x -> x + 0.8).toArray();
        return new Figure(List.of(new Trace.Bars(texts, left, right, values, name)), named(labels, heights));
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
        List<Trace> traces = new ArrayList<>(grouped(xy, texts));
        traces.addFirst(Fields.decision(xs, ys, Fields.evaluate("decisionBoundary", xs, ys, f), order(texts)));
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
        return Layout.DEFAULT.named(Values.name(x), Values.name(y));
    }

    private static List<Trace> grouped(double[][] xy, List<String> labels) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        order(labels).forEach(label -> rows.put(label, new ArrayList<>()));
        for (int i = 0; i < labels.size(); i++) {
            rows.get(labels.get(i)).add(i);
        }
        List<Trace> traces = new ArrayList<>();
        rows.forEach((label, chosen) -> traces.add(new Trace.Points(pick(xy[0], chosen), pick(xy[1], chosen), label)));
        return traces;
    }

    /// Numbers ascending, so that class 0 comes first however the rows are shuffled; texts as they first appear.
    private static List<String> order(List<String> labels) {
        List<String> distinct = labels.stream().distinct().toList();
        try {
            return distinct.stream()
                    .sorted((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
                    .toList();
        } catch (NumberFormatException text) {
            return distinct;
        }
    }

    private static double[] pick(double[] values, List<Integer> rows) {
        return rows.stream().mapToDouble(row -> values[row]).toArray();
    }
}
