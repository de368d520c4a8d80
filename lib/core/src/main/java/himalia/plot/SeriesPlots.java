package himalia.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/// The figures of [Plot] that draw series of numbers.
public abstract sealed class SeriesPlots permits DistributionPlots {
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
        double[] xs = steps(Check.limits("line", from, to, false), 401);
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

    /// Predictions over true values, and the diagonal on which a perfect model would put them.
    ///
    /// ```java
    /// residuals(yTest, model.forward(xTest))
    /// ```
    public static Figure residuals(Object truth, Object predicted) {
        double[] trueValues = Values.numbers("residuals: truth", truth);
        double[] guesses = Values.numbers("residuals: predicted", predicted);
        Values.sameLength("residuals", "truth", trueValues.length, "predicted", guesses.length);
        double[][] xy = {trueValues, guesses};
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
        return Plot.grid(1, 2, fit, left).size(760, 360);
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

    static double[] steps(double[] limits, int points) {
        double step = (limits[1] - limits[0]) / (points - 1);
        return IntStream.range(0, points)
                .mapToDouble(i -> i == points - 1 ? limits[1] : limits[0] + i * step)
                .toArray();
    }

    static double[][] pair(String operation, Object x, Object y) {
        double[] xs = Values.numbers(operation + ": x", x);
        double[] ys = Values.numbers(operation + ": y", y);
        Values.sameLength(operation, "x", xs.length, "y", ys.length);
        return new double[][] {xs, ys};
    }

    static Layout named(Object x, Object y) {
        boolean days = Values.isDates(x);
        return Layout.DEFAULT.named(Values.name(x), Values.name(y)).x(axis -> axis.dates(days));
    }
}
