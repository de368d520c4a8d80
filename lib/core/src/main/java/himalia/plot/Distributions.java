package himalia.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/// Makes density curves, boxes and violins.
final class Distributions {
    private static final int GRID = 200;
    private static final double CUT = 3;
    private static final double VIOLIN_CUT = 2;
    private static final double VIOLIN_HALF = 0.4;

    private Distributions() {}

    /// @param share the area below the curve
    /// @return null if the values are all the same
    static @Nullable AreaTrace curve(double[] values, @Nullable String name, double share) {
        Density density = Density.of(values);
        if (density == null) {
            return null;
        }
        double[] grid = density.grid(GRID, CUT);
        double[] heights = Arrays.stream(density.at(grid)).map(d -> d * share).toArray();
        return new AreaTrace(grid, new double[GRID], heights, name, false, "kde", true, Style.PLAIN);
    }

    static Figure kde(Object data, @Nullable String name) {
        double[] values = Values.numbers("kde: values", data);
        AreaTrace curve = curve(values, name, 1);
        if (curve == null) {
            throw tooFew(values, name == null ? Values.name(data) : name);
        }
        return new Figure(List.of(curve), Layout.DEFAULT.named(Values.name(data), "density"));
    }

    static Figure kde(double[] values, List<String> labels, @Nullable String name) {
        List<Trace> curves = new ArrayList<>();
        double all = labels.stream().filter(Objects::nonNull).count();
        Points.rows(labels).forEach((label, rows) -> {
            double[] part = Points.pick(values, rows);
            AreaTrace curve = curve(part, label, rows.size() / all);
            if (curve == null) {
                throw tooFew(part, label);
            }
            curves.add(curve);
        });
        return new Figure(curves, Layout.DEFAULT.named(name, "density"));
    }

    private static IllegalArgumentException tooFew(double[] values, @Nullable String name) {
        long finite = Arrays.stream(values).filter(Double::isFinite).count();
        return new IllegalArgumentException("kde: a density needs two different values at least, but "
                + (name == null ? "" : "\"" + name + "\" ") + "has " + finite
                + (finite < 2 ? " finite." : " equal ones.") + "\nHint: hist shows them all the same.");
    }

    static Figure box(Map<String, double[]> groups, @Nullable String xName, @Nullable String yName) {
        return new Figure(
                List.of(new BoxTrace(List.copyOf(groups.keySet()), List.copyOf(groups.values()), false, Style.PLAIN)),
                Layout.DEFAULT.named(xName, yName));
    }

    /// Densities, mirrored, all with the same area; a group without a density is a box only.
    static Figure violin(Map<String, double[]> groups, @Nullable String xName, @Nullable String yName) {
        List<Trace> traces = new ArrayList<>();
        List<Density> densities = groups.values().stream().map(Density::of).toList();
        double highest = 0;
        List<double[]> grids = new ArrayList<>();
        List<double[]> heights = new ArrayList<>();
        for (Density density : densities) {
            double[] grid = density == null ? new double[0] : density.grid(100, VIOLIN_CUT);
            double[] height = density == null ? new double[0] : density.at(grid);
            grids.add(grid);
            heights.add(height);
            highest = Math.max(highest, Arrays.stream(height).max().orElse(0));
        }
        for (int i = 0; i < grids.size(); i++) {
            double[] left = new double[grids.get(i).length];
            double[] right = new double[left.length];
            for (int k = 0; k < left.length; k++) {
                double half = VIOLIN_HALF * heights.get(i)[k] / highest;
                left[k] = i - half;
                right[k] = i + half;
            }
            if (left.length > 0) {
                Style style = Style.PLAIN.color(Theme.series(0));
                traces.add(new AreaTrace(grids.get(i), left, right, null, true, "violin", true, style));
            }
        }
        traces.add(new BoxTrace(List.copyOf(groups.keySet()), List.copyOf(groups.values()), true, Style.PLAIN));
        return new Figure(traces, Layout.DEFAULT.named(xName, yName));
    }

    /// The groups that a box or violin shows: the number columns of a table, the values of a map, or one group.
    static Map<String, double[]> groups(String operation, Object data) {
        Map<String, double[]> groups = new LinkedHashMap<>();
        switch (data) {
            case Table table ->
                table.columns().stream()
                        .filter(c -> c instanceof NumericColumn)
                        .forEach(c -> groups.put(c.name(), Values.numbers(operation, c)));
            case Map<?, ?> map ->
                map.forEach((name, values) -> groups.put(
                        String.valueOf(name), Values.numbers(operation + ": group \"" + name + "\"", values)));
            case double[][] rows -> {
                for (int i = 0; i < rows.length; i++) {
                    groups.put(String.valueOf(i + 1), Values.numbers(operation + ": group " + (i + 1), rows[i]));
                }
            }
            case null, default -> {
                String name = Values.name(data);
                groups.put(name == null ? "" : name, Values.numbers(operation + ": values", data));
            }
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(operation + ": there is no column of numbers to show.");
        }
        return groups;
    }

    static Map<String, double[]> groups(String operation, Object values, Object labels) {
        double[] numbers = Values.numbers(operation + ": values", values);
        List<String> texts = Values.groups(operation + ": groups", labels);
        Values.sameLength(operation, "values", numbers.length, "groups", texts.size());
        Map<String, double[]> groups = new LinkedHashMap<>();
        Points.rows(texts).forEach((label, rows) -> groups.put(label, Points.pick(numbers, rows)));
        return groups;
    }

    static Figure hist(Object values, int bins, @Nullable String name) {
        return new Figure(
                List.of(Histogram.of(Values.numbers("hist: values", values), bins, name)),
                Layout.DEFAULT.named(Values.name(values), "count"));
    }

    static Figure stairs(Object counts, Object edges) {
        double[] heights = Values.numbers("stairs: counts", counts);
        double[] at = Values.numbers("stairs: edges", edges);
        if (heights.length == 0 || at.length != heights.length + 1) {
            throw new IllegalArgumentException("stairs: each bin lies between two edges, so that there is one edge more"
                    + " than there are bins. Received: " + heights.length + " bins and " + at.length + " edges.");
        }
        BarsTrace bars = new BarsTrace(
                null, Arrays.copyOf(at, heights.length), Arrays.copyOfRange(at, 1, at.length), heights, null);
        return new Figure(List.of(bars), Layout.DEFAULT.named(null, "count"));
    }

    static Figure hist(Object values, Object groups) {
        double[] numbers = Values.numbers("hist: values", values);
        List<String> labels = Values.groups("hist: groups", groups);
        Values.sameLength("hist", "values", numbers.length, "groups", labels.size());
        return new Figure(
                Histogram.grouped(numbers, Histogram.BINS, labels), Layout.DEFAULT.named(Values.name(values), "count"));
    }

    static Figure kde(Object values, Object groups) {
        double[] numbers = Values.numbers("kde: values", values);
        List<String> labels = Values.groups("kde: groups", groups);
        Values.sameLength("kde", "values", numbers.length, "groups", labels.size());
        return kde(numbers, labels, Values.name(values));
    }
}
