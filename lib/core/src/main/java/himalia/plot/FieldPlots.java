package himalia.plot;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/// The figures of [Plot] that show matrices, images and functions of two variables.
public abstract sealed class FieldPlots extends DistributionPlots permits Plot {
    private static final int GRID = 161;

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

    /// Heights over a plane, in perspective; interactive where the notebook can.
    ///
    /// ```java
    /// surface((w, b) -> w * w + 0.5 * b * b, -2, 2, -2, 2).xLabel("w").yLabel("b")
    /// ```
    public static Figure surface(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        double[] xs = steps(Check.limits("surface: x", xFrom, xTo, false), 49);
        double[] ys = steps(Check.limits("surface: y", yFrom, yTo, false), 49);
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

    /// A function of two variables as coloured heights with contour lines, such as a cost over weight and bias.
    ///
    /// ```java
    /// contour((w, b) -> Math.pow(2 * w + b - 4, 2) + b * b, -1, 4, -3, 3).xLabel("W").yLabel("b")
    /// ```
    public static Figure contour(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
        double[] xs = steps(Check.limits("contour: x", xFrom, xTo, false), GRID);
        double[] ys = steps(Check.limits("contour: y", yFrom, yTo, false), GRID);
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
        double[] xs = steps(around(xy[0]), GRID);
        double[] ys = steps(around(xy[1]), GRID);
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
