package himalia.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Every column over every other one, as seaborn's `pairplot` shows them.
final class Pairs {
    private static final int CELL = 150;
    private static final int MOST = 12;

    private Pairs() {}

    static Figure of(Table table, List<String> asked, @Nullable String hue) {
        List<Column<?>> columns = columns(table, asked, hue);
        List<String> labels =
                hue == null ? null : Values.groups("pairplot: hue", Values.column("pairplot", table, hue));
        Map<String, List<Integer>> groups = labels == null ? null : Points.rows(labels);
        if (groups != null && groups.size() > 20) {
            throw new IllegalArgumentException("pairplot: the column \"" + hue + "\" has " + groups.size()
                    + " different values, which are too many colours.\nHint: choose a column with a few groups.");
        }
        int n = columns.size();
        double[][] values = new double[n][];
        for (int i = 0; i < n; i++) {
            values[i] = Values.numbers("pairplot: column " + (i + 1), columns.get(i));
        }
        List<Figure> cells = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                boolean last = row == n - 1;
                cells.add(
                        row == column
                                ? diagonal(columns.get(row).name(), values[row], groups, row == 0, last)
                                : points(columns, values, column, row, groups, last));
            }
        }
        int legend = groups == null ? 0 : 110;
        int cell = Math.max(90, Math.min(CELL, 900 / n));
        return Figure.of(new Panels(n, n, cells), Layout.DEFAULT.size(cell * n + 60 + legend, cell * n + 40));
    }

    private static List<Column<?>> columns(Table table, List<String> asked, @Nullable String hue) {
        List<Column<?>> columns = new ArrayList<>();
        if (asked.isEmpty()) {
            for (Column<?> column : table.columns()) {
                if (column instanceof NumericColumn && !column.name().equalsIgnoreCase(hue)) {
                    columns.add(column);
                }
            }
        }
        for (String name : asked) {
            columns.add(Values.column("pairplot", table, name));
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("pairplot: the table has no column of numbers. Its columns are: "
                    + String.join(", ", table.columnNames()) + ".");
        }
        if (columns.size() > MOST) {
            throw new IllegalArgumentException(
                    "pairplot: " + columns.size() + " columns of numbers make no picture; 1 to " + MOST
                            + " do.\nHint: name the columns, for example pairplot(table, \"a\", \"b\", \"c\").");
        }
        return columns;
    }

    private static double[] limits(double[] values) {
        Extent extent = Extent.of(List.of(values), false).padded(0.05, false);
        return new double[] {extent.min(), extent.max()};
    }

    /// With room for the ends of the density curves, as seaborn leaves it.
    private static double[] wide(double[] values, @Nullable Map<String, List<Integer>> groups) {
        List<double[]> ends = new ArrayList<>(List.of(limits(values)));
        List<double[]> parts = groups == null
                ? List.of(values)
                : groups.values().stream()
                        .map(rows -> Points.pick(values, rows))
                        .toList();
        for (double[] part : parts) {
            Density density = Density.of(part);
            if (density != null) {
                ends.add(density.grid(2, 3));
            }
        }
        Extent extent = Extent.of(ends, false);
        return new double[] {extent.min(), extent.max()};
    }

    private static Figure points(
            List<Column<?>> columns,
            double[][] values,
            int x,
            int y,
            @Nullable Map<String, List<Integer>> groups,
            boolean last) {
        double[][] xy = {values[x], values[y]};
        List<Trace> traces = new ArrayList<>();
        if (groups == null) {
            traces.add(new PointsTrace(xy[0], xy[1], null));
        } else {
            groups.forEach((label, rows) -> traces.add(
                    new PointsTrace(Points.pick(xy[0], rows), Points.pick(xy[1], rows), label).among(xy[0].length)));
        }
        double[] across = wide(values[x], groups);
        double[] up = limits(values[y]);
        Layout layout = Layout.DEFAULT
                .named(
                        last ? columns.get(x).name() : null,
                        x == 0 ? columns.get(y).name() : null)
                .x(axis -> axis.limits(across).labelled(last))
                .y(axis -> axis.limits(up).labelled(x == 0));
        return new Figure(traces, layout);
    }

    /// Density curves per group, whose areas are as large as the groups; bars if there are no groups.
    private static Figure diagonal(
            String name, double[] values, @Nullable Map<String, List<Integer>> groups, boolean first, boolean last) {
        double[] limits = wide(values, groups);
        List<Trace> traces = new ArrayList<>();
        if (groups == null) {
            traces.add(Distributions.curve(values, null, 1));
        } else {
            groups.forEach((label, rows) -> {
                double[] part = Points.pick(values, rows);
                traces.add(Distributions.curve(part, label, rows.size() / (double) values.length));
            });
        }
        List<Trace> shown = traces.stream().filter(t -> t != null).toList();
        if (shown.isEmpty()) {
            shown = List.of(Histogram.of(values, 10, null));
        }
        Layout layout = Layout.DEFAULT
                .x(axis -> axis.limits(limits).labelled(last).label(last ? name : null))
                .y(axis -> axis.labelled(false).label(first ? name : null));
        return new Figure(shown, layout);
    }
}
