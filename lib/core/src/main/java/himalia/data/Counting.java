package himalia.data;

import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Different values: which there are, how many, how often.
final class Counting {
    /// How many rows are worth a second thread.
    private static final int PARALLEL = 1 << 15;

    private Counting() {}

    /// The different rows of some columns and how often they occur: the most frequent first, then as they appear.
    static Table valueCounts(String name, List<Column<?>> columns, boolean shares) {
        Groups groups = Groups.inOrder(columns, false);
        long[] times = new long[groups.count()];
        for (int group = 0; group < times.length; group++) {
            times[group] = -groups.size(group);
        }
        int[] order = RadixSort.order(times, null);
        int[] firsts = groups.firsts();
        int[] counts = new int[order.length];
        int[] rows = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            counts[i] = groups.size(order[i]);
            rows[i] = firsts[order[i]];
        }
        List<Column<?>> result = new ArrayList<>();
        columns.forEach(column -> result.add(Cells.take(column, rows)));
        Set<String> taken = new HashSet<>();
        columns.forEach(c -> taken.add(c.name()));
        double all = groups.rowCount();
        result.add(
                shares
                        ? DoubleColumn.create(
                                Groups.freeName("proportion", taken),
                                Arrays.stream(counts).mapToDouble(n -> n / all).toArray())
                        : IntColumn.create(Groups.freeName("count", taken), counts));
        return Table.create(name, result);
    }

    static Column<?> unique(Column<?> column) {
        return Cells.take(column, Groups.inOrder(List.of(column), true).firsts());
    }

    /// For each row whether the same values stood in a row before.
    static BooleanColumn duplicated(List<Column<?>> columns) {
        boolean[] repeated =
                new boolean[columns.isEmpty() ? 0 : columns.getFirst().size()];
        Arrays.fill(repeated, true);
        for (int first : firsts(columns)) {
            repeated[first] = false;
        }
        return Cells.truths("duplicated", repeated);
    }

    /// The rows whose values did not stand in a row before.
    static int[] firsts(List<Column<?>> columns) {
        return Groups.inOrder(columns, true).firsts();
    }

    /// One figure of `values` for each pair of an `index` value (rows) and a `columns` value (columns).
    ///
    /// @param zeros whether a pair that does not occur has 0; if not, its figure is missing
    static Table pivot(
            String verb, Column<?> index, Column<?> columns, Column<?> values, Aggregate figure, boolean zeros) {
        Groups cells = Groups.sorted(List.of(index, columns));
        Column<?> figures = figure.of(values, cells);
        if (figures.countMissing() > 0) {
            // A pair without a figure is as one that does not occur.
            boolean[] kept = Cells.missing(figures);
            for (int cell = 0; cell < kept.length; cell++) {
                kept[cell] = !kept[cell];
            }
            cells = cells.only(kept);
            figures = figure.of(values, cells);
        }
        int[] firsts = cells.firsts();
        Used rows = Used.of(index, firsts);
        Used names = Used.of(columns, firsts);
        int[][] cellOf = new int[names.count()][rows.count()]; // what no pair has stays missing
        for (int[] column : cellOf) {
            Arrays.fill(column, Cells.NO_ROW);
        }
        for (int cell = 0; cell < firsts.length; cell++) {
            cellOf[names.place(firsts[cell])][rows.place(firsts[cell])] = cell;
        }
        List<String> titles = new ArrayList<>(List.of(index.name()));
        for (int first : names.firsts()) {
            titles.add(Cells.text(columns.get(first)));
        }
        titles = ColumnNames.unique(verb, titles);
        List<Column<?>> result = new ArrayList<>(List.of(Cells.take(index, rows.firsts())));
        for (int[] column : cellOf) {
            String title = titles.get(result.size());
            result.add(zeros ? counts(cells, column, title) : figures(figures, column, title));
        }
        return Table.create("pivot", result);
    }

    /// The values of a column that some rows hold, in their order.
    ///
    /// @param factors the values of all rows
    /// @param places the place of each value among those that are held
    /// @param firsts the first of all rows with each of these
    private record Used(Factors factors, int[] places, int[] firsts) {
        static Used of(Column<?> column, int[] rows) {
            Factors factors = Factors.of(column);
            boolean[] used = new boolean[factors.count()];
            for (int row : rows) {
                used[factors.codes()[row]] = true;
            }
            int[] all = Groups.of(factors).firsts();
            int[] places = new int[used.length];
            Rows firsts = new Rows();
            int count = 0;
            for (int value = 0; value < used.length; value++) {
                if (used[value]) {
                    firsts.add(all[value]);
                    places[value] = count++;
                }
            }
            return new Used(factors, places, firsts.toArray());
        }

        int count() {
            return firsts.length;
        }

        int place(int row) {
            return places[factors.codes()[row]];
        }
    }

    private static Column<?> counts(Groups cells, int[] column, String title) {
        long[] counts = new long[column.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = column[i] == Cells.NO_ROW ? 0 : cells.size(column[i]);
        }
        return Cells.wholes(title, counts);
    }

    private static Column<?> figures(Column<?> figures, int[] column, String title) {
        Column<?> taken = Cells.take(figures, column).setName(title);
        return figures instanceof LongColumn && taken instanceof LongColumn longs
                ? Cells.wholes(title, longs.asLongArray())
                : taken;
    }

    /// A column of zeros and ones for each different value of some columns.
    static Table dummies(Table table, boolean dropFirst, List<Column<?>> encoded) {
        List<Column<?>> result = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            if (encoded.stream().noneMatch(c -> c == column)) {
                result.add(Cells.copy(column));
            }
        }
        for (Column<?> column : encoded) {
            Groups groups = Groups.sorted(List.of(column));
            int[] groupOf = groups.groupOf();
            int[] firsts = groups.firsts();
            for (int group = dropFirst ? 1 : 0; group < groups.count(); group++) {
                int wanted = group;
                int[] ones = new int[groupOf.length];
                Workers.pieces(ones.length, PARALLEL, (from, to) -> {
                    for (int row = from; row < to; row++) {
                        ones[row] = groupOf[row] == wanted ? 1 : 0;
                    }
                });
                String value = Cells.text(column.get(firsts[group]));
                result.add(ColumnArrays.column(column.name() + "_" + value, ones));
            }
        }
        List<String> names = ColumnNames.unique(
                "getDummies", result.stream().map(Column::name).toList());
        for (int i = 0; i < result.size(); i++) {
            result.get(i).setName(names.get(i));
        }
        return Frames.like(table, result);
    }

    static Table crosstab(Table table, String rows, String columns) {
        Column<?> index = Frames.column("crosstab", table, rows);
        return pivot("crosstab", index, Frames.column("crosstab", table, columns), index, Aggregate.SIZE, true);
    }

    static Table pivotTable(Table table, String index, String columns, String values, String figure) {
        return pivot(
                "pivotTable",
                Frames.column("pivotTable", table, index),
                Frames.column("pivotTable", table, columns),
                Frames.column("pivotTable", table, values),
                Aggregate.named("pivotTable", figure),
                false);
    }

    static Table dummies(Table table, boolean dropFirst, String... columns) {
        List<Column<?>> encoded = columns.length > 0
                ? Frames.columns("getDummies", table, columns)
                : Frames.dataColumns(table).stream()
                        .filter(StringColumn.class::isInstance)
                        .toList();
        return dummies(table, dropFirst, encoded);
    }
}
