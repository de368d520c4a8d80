package himalia.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Chooses the two axes of a figure from its data, limits and size.
final class Axes {
    private Axes() {}

    static Axis x(Figure figure, int wanted) {
        Layout layout = figure.layout();
        List<String> categories = categories(figure);
        if (categories != null && layout.xLim() == null) {
            return Axis.of(-0.6, categories.size() - 0.4, categories);
        }
        List<Trace> traces = figure.traces();
        double air = traces.stream().anyMatch(Trace.Field.class::isInstance)
                ? 0
                : traces.stream().anyMatch(Trace.Points.class::isInstance) ? 0.05 : 0.02;
        Extent data = Extent.of(traces.stream().map(Extent::xs).toList(), layout.logX());
        Extent shown = limited(data.padded(air, layout.logX()), layout.xLim(), layout.logX());
        if (categories != null) {
            return Axis.of(shown.min(), shown.max(), categories);
        }
        return isCounted(traces) && !layout.logX()
                ? Axis.ofWhole(shown.min(), shown.max(), wanted)
                : Axis.of(shown.min(), shown.max(), layout.logX(), wanted);
    }

    static Axis y(Figure figure, int wanted) {
        Layout layout = figure.layout();
        List<Trace> traces = figure.traces();
        Extent data = Extent.of(traces.stream().map(Extent::ys).toList(), layout.logY());
        boolean field = traces.stream().anyMatch(Trace.Field.class::isInstance);
        Extent shown = data.padded(field ? 0 : 0.05, layout.logY());
        if (traces.stream().anyMatch(Trace.Bars.class::isInstance)) {
            shown = onTheFloor(data, shown, layout.logY());
        }
        shown = limited(shown, layout.yLim(), layout.logY());
        return Axis.of(shown.min(), shown.max(), layout.logY(), wanted);
    }

    /// The names of the bars, or null if the x axis counts.
    static List<String> categories(Figure figure) {
        return figure.traces().stream()
                .map(trace -> trace instanceof Trace.Bars bars ? bars.labels() : null)
                .filter(Objects::nonNull)
                .reduce((a, b) -> a.size() >= b.size() ? a : b)
                .orElse(null);
    }

    /// Whether all lines count 0, 1, 2, ... or at least whole steps.
    private static boolean isCounted(List<Trace> traces) {
        return traces.stream()
                .allMatch(trace -> trace instanceof Trace.Line line
                        && line.x().length > 1
                        && Arrays.stream(line.x()).allMatch(x -> x == Math.rint(x)));
    }

    /// Bars stand on 0; on a logarithmic axis, which has no 0, on the power of ten below the smallest.
    private static Extent onTheFloor(Extent data, Extent padded, boolean log) {
        if (log) {
            double floor = Math.pow(10, Math.floor(Math.log10(data.min()) - 0.1));
            return new Extent(floor, padded.max());
        }
        return new Extent(data.min() < 0 ? padded.min() : 0, data.max() > 0 ? padded.max() : 0);
    }

    private static Extent limited(Extent data, double[] limits, boolean log) {
        if (limits == null) {
            return data;
        }
        if (log && limits[1] <= 0) {
            return data;
        }
        double min = log && limits[0] <= 0 ? Math.min(data.min(), limits[1] / 10) : limits[0];
        return new Extent(min, limits[1]);
    }
}
