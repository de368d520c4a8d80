package himalia.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// Draws series of numbers.
final class SeriesPlots {
    private SeriesPlots() {}

    static Figure line(Object y, @Nullable String name) {
        double[] ys = Values.numbers("line: y", y);
        double[] xs = IntStream.range(0, ys.length).asDoubleStream().toArray();
        return new Figure(List.of(new LineTrace(xs, ys, name)), Layout.DEFAULT.named(null, Values.name(y)));
    }

    static Figure line(Object x, Object y, @Nullable String name) {
        double[][] xy = pair("line", x, y);
        return new Figure(List.of(new LineTrace(xy[0], xy[1], name)), named(x, y));
    }

    static Figure line(DoubleUnaryOperator function, double from, double to) {
        double[] xs = steps(Check.limits("line", from, to, false), 401);
        return line(xs, Arrays.stream(xs).map(function).toArray(), null);
    }

    static Figure scatter(Object x, Object y, @Nullable String name) {
        double[][] xy = pair("scatter", x, y);
        return new Figure(List.of(new PointsTrace(xy[0], xy[1], name)), named(x, y));
    }

    static Figure scatter(Object x, Object y, Object groups) {
        return new Figure(Points.grouped(pair("scatter", x, y), groups), named(x, y));
    }

    static Figure scatter(Table table, String x, String y) {
        return scatter(Values.column("scatter", table, x), Values.column("scatter", table, y), (String) null);
    }

    static Figure scatter(Table table, String x, String y, String groups) {
        return scatter(Values.column("scatter", table, x), Values.column("scatter", table, y), (Object)
                Values.column("scatter", table, groups));
    }

    static Figure bar(Object labels, Object heights, @Nullable String name) {
        return new Figure(List.of(Bars.of(labels, heights, name)), named(labels, heights));
    }

    static Figure residuals(Object truth, Object predicted) {
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
        return Panels.grid(1, 2, fit, left).size(760, 360);
    }

    static Figure area(Object x, Object from, Object to) {
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
