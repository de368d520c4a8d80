package himalia.plot;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;

/// Draws functions of two variables.
final class FieldPlots {
    private static final int GRID = 161;

    private FieldPlots() {}

    static Figure surface(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        double[] xs = SeriesPlots.steps(Check.limits("surface: x", xFrom, xTo, false), 49);
        double[] ys = SeriesPlots.steps(Check.limits("surface: y", yFrom, yTo, false), 49);
        return space(new SurfaceTrace(
                xs, ys, Fields.evaluate("surface", xs, ys, batch(f)), ColorRamp.VIRIDIS, null, null, null));
    }

    static Figure surface(Object x, Object y, Object z) {
        double[] xs = Values.numbers("surface: x", x);
        double[] ys = Values.numbers("surface: y", y);
        double[][] heights = Values.matrix("surface: z", z);
        Values.sameLength("surface", "y", ys.length, "rows of z", heights.length);
        Values.sameLength("surface", "x", xs.length, "columns of z", heights[0].length);
        return space(new SurfaceTrace(xs, ys, heights, ColorRamp.VIRIDIS, Values.name(x), Values.name(y), null));
    }

    static Figure lossSurface(Module model, Supplier<Tensor> loss) {
        SurfaceTrace surface = LossLandscape.of(model, loss, 1, 0);
        return space(surface);
    }

    private static Figure space(SurfaceTrace surface) {
        return new Figure(List.of(surface), Layout.DEFAULT.size(600, 460).framed(false));
    }

    static Figure contour(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        double[] xs = SeriesPlots.steps(Check.limits("contour: x", xFrom, xTo, false), GRID);
        double[] ys = SeriesPlots.steps(Check.limits("contour: y", yFrom, yTo, false), GRID);
        return new Figure(List.of(Fields.contour(xs, ys, Fields.evaluate("contour", xs, ys, batch(f)))), Fields.LAYOUT);
    }

    static Figure contour(Object x, Object y, Object z) {
        double[] xs = Values.numbers("contour: x", x);
        double[] ys = Values.numbers("contour: y", y);
        double[][] heights = Values.matrix("contour: z", z);
        Values.sameLength("contour", "y", ys.length, "rows of z", heights.length);
        Values.sameLength("contour", "x", xs.length, "columns of z", heights[0].length);
        return new Figure(List.of(Fields.contour(xs, ys, heights)), Fields.LAYOUT);
    }

    static Figure decisionBoundary(Function<Tensor, Tensor> model, Object points, Object labels) {
        return regions(rows -> outputs(Tensor.noGrad(() -> model.apply(Tensor.tensor(rows)))), points, labels);
    }

    private static double[] outputs(Tensor of) {
        if (of == null) {
            throw new IllegalArgumentException("decisionBoundary: the function gives null for its points."
                    + "\nHint: it gives what the model makes of them: decisionBoundary(x -> model.forward(x), X, Y).");
        }
        return of.toDoubleArray();
    }

    static Figure decisionBoundary(DoubleBinaryOperator f, Object points, Object labels) {
        return regions(batch(f), points, labels);
    }

    private static Figure regions(Function<double[][], double[]> f, Object points, Object labels) {
        double[][] xy = Values.points("decisionBoundary: points", points);
        List<String> texts = Values.labels("decisionBoundary: labels", labels);
        Values.sameLength("decisionBoundary", "points", xy[0].length, "labels", texts.size());
        double[] xs = SeriesPlots.steps(around(xy[0]), GRID);
        double[] ys = SeriesPlots.steps(around(xy[1]), GRID);
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
}
