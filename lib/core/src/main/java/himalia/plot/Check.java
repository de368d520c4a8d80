package himalia.plot;

import java.util.Arrays;
import java.util.List;

/// What can be wrong with a layout, said when it is asked for and not when the figure is drawn.
final class Check {
    private Check() {}

    static void logAxes(List<Trace> traces, Layout layout) {
        if (layout.x().log()) {
            logAxis(
                    "logX",
                    "x",
                    traces.stream().flatMapToDouble(t -> Arrays.stream(t.xs())).toArray());
        }
        if (layout.y().log()) {
            logAxis(
                    "logY",
                    "y",
                    traces.stream().flatMapToDouble(t -> Arrays.stream(t.ys())).toArray());
        }
    }

    private static void logAxis(String operation, String axis, double[] values) {
        double max = Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
        if (max <= 0) {
            throw new IllegalArgumentException(
                    operation + ": a logarithmic axis shows only values above 0, but the largest " + axis + " is "
                            + Values.text(max) + ".");
        }
    }

    static double[] limits(String operation, double from, double to, boolean log) {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException(operation + ": from must be below to. Received: " + Values.text(from)
                    + ", " + Values.text(to) + ".");
        }
        if (log && from <= 0) {
            throw new IllegalArgumentException(operation
                    + ": the axis is logarithmic, so from must be above 0. Received: " + Values.text(from) + ".");
        }
        return new double[] {from, to};
    }

    static double positive(String operation, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(operation + ": must be above 0. Received: " + Values.text(value) + ".");
        }
        return value;
    }

    static double share(String operation, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    operation + ": must be between 0 and 1. Received: " + Values.text(value) + ".");
        }
        return value;
    }

    static int size(String side, int pixels, int least) {
        if (pixels < least || pixels > 4000) {
            throw new IllegalArgumentException(
                    "size: " + side + " must be between " + least + " and 4000 pixels. Received: " + pixels + ".");
        }
        return pixels;
    }
}
