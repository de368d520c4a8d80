package himalia.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/// Functions of two variables, evaluated on a grid.
final class Fields {
    /// Nearly square, as both axes are inputs of the same kind.
    static final Layout LAYOUT = Layout.DEFAULT.size(520, 420).named("x1", "x2");

    private static final int BANDS = 16;

    private Fields() {}

    /// All values of the grid in one call, so that a model makes one forward pass.
    static double[][] evaluate(String operation, double[] xs, double[] ys, Function<double[][], double[]> f) {
        double[][] points = new double[xs.length * ys.length][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {xs[i % xs.length], ys[i / xs.length]};
        }
        double[] values = f.apply(points);
        if (values.length != points.length) {
            throw new IllegalArgumentException(operation + ": the function was given " + points.length
                    + " points and must return one value for each, but returned " + values.length + ".");
        }
        double[][] z = new double[ys.length][];
        Arrays.setAll(z, row -> Arrays.copyOfRange(values, row * xs.length, (row + 1) * xs.length));
        return z;
    }

    /// A contour or density curve with or without colour below it.
    static Trace filled(Trace trace, boolean fill) {
        return switch (trace) {
            case FieldTrace field -> field.filled(fill);
            case AreaTrace area
            when area.edged() && !fill && !area.upright() ->
                new LineTrace(area.at(), area.to(), area.name(), area.style());
            case LineTrace line
            when fill ->
                new AreaTrace(
                        line.x(),
                        new double[line.x().length],
                        line.y(),
                        line.name(),
                        false,
                        "area",
                        true,
                        line.style());
            default -> trace;
        };
    }

    /// With levels at round values.
    static FieldTrace contour(double[] xs, double[] ys, double[][] z) {
        Extent extent = Extent.of(List.of(z), false);
        double step = extent.max() > extent.min() ? Axis.niceStep((extent.max() - extent.min()) / BANDS) : 1;
        double lo = Math.floor(extent.min() / step) * step;
        int bands = Math.max(1, (int) Math.ceil((extent.max() - lo) / step - 1e-9));
        return new FieldTrace(xs, ys, z, ColorRamp.SEQUENTIAL, lo, lo + bands * step, bands, Double.NaN, 0);
    }

    /// @param labels the distinct labels in the order of their colours
    static FieldTrace decision(double[] xs, double[] ys, double[][] z, List<String> labels) {
        int classes = classes(z);
        if (classes > 0) {
            int colors = Math.max(classes, labels.size());
            return new FieldTrace(xs, ys, z, ColorRamp.DIVERGING, 0, colors - 1, colors, Double.NaN, colors);
        }
        double lo = 0;
        double hi = 1;
        if (labels.size() == 2 && labels.stream().allMatch(Fields::isNumber)) {
            lo = Double.parseDouble(labels.get(0));
            hi = Double.parseDouble(labels.get(1));
        }
        return new FieldTrace(xs, ys, z, ColorRamp.DIVERGING, lo, hi, BANDS, (lo + hi) / 2, 0);
    }

    /// How many classes the values number, or 0 if they are not class numbers.
    private static int classes(double[][] z) {
        double max = 0;
        for (double[] row : z) {
            if (DoubleStream.of(row).anyMatch(v -> v != Math.rint(v) || v < 0 || v > 9)) {
                return 0;
            }
            max = Math.max(max, DoubleStream.of(row).max().orElse(0));
        }
        return (int) max + 1;
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
