package himalia.plot;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Chooses the two axes of a figure from its data, limits and size.
final class Axes {
    private Axes() {}

    static Axis x(Figure figure, int wanted) {
        List<Trace> traces = figure.drawn();
        double air = isTight(traces)
                ? 0
                : traces.stream().mapToDouble(Trace::air).max().orElse(0.02);
        AxisSpec spec = figure.layout().x();
        Extent data = Extent.of(traces.stream().map(Trace::xs).toList(), spec.log());
        boolean counts = !traces.isEmpty() && traces.stream().allMatch(Trace::countsX);
        return axis(data, air, spec, xNames(traces), isOnFloor(traces, 'x'), counts, wanted);
    }

    static Axis y(Figure figure, int wanted) {
        List<Trace> traces = figure.drawn();
        AxisSpec spec = figure.layout().y();
        Extent data = Extent.of(traces.stream().map(Trace::ys).toList(), spec.log());
        double air = isTight(traces) ? 0 : 0.05;
        boolean counts = !traces.isEmpty() && traces.stream().allMatch(Trace::countsY);
        return axis(data, air, spec, yNames(traces), isOnFloor(traces, 'y'), counts, wanted);
    }

    private static Axis axis(
            Extent data,
            double air,
            AxisSpec spec,
            @Nullable List<String> names,
            boolean floor,
            boolean counts,
            int wanted) {
        Extent shown = data.padded(air, spec.log());
        if (names != null) {
            boolean tight = air == 0;
            shown = new Extent(tight ? -0.5 : -0.6, names.size() - (tight ? 0.5 : 0.4));
        } else if (floor) {
            shown = onTheFloor(data, shown, spec.log());
        }
        shown = limited(shown, spec.limits(), spec.log());
        Axis axis = names != null
                ? Axis.of(shown.min(), shown.max(), names)
                : spec.dates()
                        ? DateTicks.axis(shown.min(), shown.max(), wanted)
                        : counts && !spec.log()
                                ? Axis.ofWhole(shown.min(), shown.max(), wanted)
                                : Axis.of(shown.min(), shown.max(), spec.log(), wanted);
        return spec.down() ? new Axis(axis.hi(), axis.lo(), axis.log(), axis.ticks(), axis.dates()) : axis;
    }

    static boolean isTight(List<Trace> traces) {
        return traces.stream().anyMatch(Trace::isTight);
    }

    private static boolean isOnFloor(List<Trace> traces, char axis) {
        return traces.stream().anyMatch(trace -> trace.floor() == axis);
    }

    /// The names along the axis, or null if it counts.
    static @Nullable List<String> xNames(List<Trace> traces) {
        return longest(
                traces.stream().map(Trace::xNames).filter(Objects::nonNull).toList());
    }

    static @Nullable List<String> yNames(List<Trace> traces) {
        return longest(
                traces.stream().map(Trace::yNames).filter(Objects::nonNull).toList());
    }

    private static @Nullable List<String> longest(List<List<String>> names) {
        return names.stream().reduce((a, b) -> a.size() >= b.size() ? a : b).orElse(null);
    }

    /// Bars stand on 0; on a logarithmic axis, which has no 0, on the power of ten below the smallest.
    private static Extent onTheFloor(Extent data, Extent padded, boolean log) {
        if (log) {
            double floor = Math.pow(10, Math.floor(Math.log10(data.min()) - 0.1));
            return new Extent(floor, padded.max());
        }
        return new Extent(data.min() < 0 ? padded.min() : 0, data.max() > 0 ? padded.max() : 0);
    }

    private static Extent limited(Extent data, double @Nullable [] limits, boolean log) {
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
