package himalia.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The rows of a table in groups that share the values of some columns; made by `groupBy(table, columns...)`.
///
/// Each result has one row per group, the smallest keys first, and begins with the key columns (pandas'
/// `groupby(..., as_index=False)`). Rows with a missing key belong to no group; missing values are left out.
/// Sums, means and deviations are of number and truth columns; the others are left out.
///
/// ```java
/// groupBy(table, "species").mean()
/// groupBy(table, "species").agg("mean", "std")          // columns x_mean, x_std, ...
/// groupBy(table, "species").agg(Map.of("x", "max"))
/// groupBy(table, "species").get("virginica")            // the rows of one group
/// ```
public final class GroupBy {
    private static final int MOST_SHOWN = 20;

    private final Table table;
    private final List<Column<?>> keys;
    private final List<Column<?>> values;
    private final Groups groups;

    GroupBy(Table table, String... by) {
        if (by.length == 0) {
            throw new IllegalArgumentException("groupBy: name at least one column to group by.");
        }
        this.table = table;
        this.keys = Frames.columns("groupBy", table, by);
        this.values = Frames.dataColumns(table).stream()
                .filter(c -> keys.stream().noneMatch(k -> k == c))
                .toList();
        this.groups = Groups.sorted(keys);
    }

    private GroupBy(GroupBy whole, List<Column<?>> values) {
        this.table = whole.table;
        this.keys = whole.keys;
        this.values = values;
        this.groups = whole.groups;
    }

    /// These groups with some of the value columns only: `groupBy(t, "species").select("x", "y").mean()`.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public GroupBy select(String... columns) {
        return new GroupBy(this, Frames.columns("groupBy", table, columns));
    }

    /// The mean of each number column in each group.
    public Table mean() {
        return all(Aggregate.MEAN);
    }

    /// The sum of each number column in each group.
    public Table sum() {
        return all(Aggregate.SUM);
    }

    /// How many values of each column are there in each group.
    public Table count() {
        return all(Aggregate.COUNT);
    }

    /// The middle value of each number column in each group.
    public Table median() {
        return all(Aggregate.MEDIAN);
    }

    /// The sample deviation (n - 1) of each number column in each group.
    public Table std() {
        return all(Aggregate.STD);
    }

    /// The sample variance (n - 1) of each number column in each group.
    public Table var() {
        return all(Aggregate.VAR);
    }

    /// The smallest value of each column in each group.
    public Table min() {
        return all(Aggregate.MIN);
    }

    /// The largest value of each column in each group.
    public Table max() {
        return all(Aggregate.MAX);
    }

    /// The first value of each column in each group.
    public Table first() {
        return all(Aggregate.FIRST);
    }

    /// The last value of each column in each group.
    public Table last() {
        return all(Aggregate.LAST);
    }

    /// How many different values each column has in each group.
    public Table nunique() {
        return all(Aggregate.NUNIQUE);
    }

    /// How many rows each group has: the key columns and `size`.
    public Table size() {
        List<Column<?>> columns = keyColumns();
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        columns.add(Aggregate.SIZE.of(keys.getFirst(), groups, Groups.freeName("size", names)));
        return Table.create(table.name(), columns);
    }

    /// Several figures of every column, named `column_figure`; with one figure only, as the column.
    ///
    /// @param figures count, size, sum, prod, mean, median, std, var, min, max, first, last or nunique
    /// @throws IllegalArgumentException if there is no such figure; the message lists them
    public Table agg(String... figures) {
        Map<String, List<Aggregate>> plan = new LinkedHashMap<>();
        List<Aggregate> named =
                Arrays.stream(figures).map(f -> Aggregate.named("agg", f)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("agg: name at least one figure, for example agg(\"mean\", \"std\").");
        }
        values.forEach(column -> plan.put(column.name(), named));
        return planned(plan, named.size() > 1, false);
    }

    /// One figure for each named column: `agg(Map.of("x", "mean", "y", "max"))`, in the order of the table.
    ///
    /// @throws IllegalArgumentException if there is no such column or figure, or a text column is to have a mean
    public Table agg(Map<String, String> figures) {
        Map<String, List<Aggregate>> wanted = new LinkedHashMap<>();
        figures.forEach((column, figure) ->
                wanted.put(Frames.column("agg", table, column).name(), List.of(Aggregate.named("agg", figure))));
        Map<String, List<Aggregate>> plan = new LinkedHashMap<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            if (wanted.containsKey(column.name())) {
                plan.put(column.name(), wanted.get(column.name()));
            }
        }
        return planned(plan, false, true);
    }

    /// Count, mean, deviation, smallest value, quartiles and largest value of each number column in each group, in
    /// columns `x_count`, `x_mean`, ...
    public Table describe() {
        List<Column<?>> columns = keyColumns();
        for (Column<?> column : values) {
            if (Frames.isNumber(column)) {
                double[] numbers = Frames.values("describe", column);
                double[][] figures = new double[groups.count()][];
                for (int group = 0; group < figures.length; group++) {
                    int[] rows = groups.rows(group);
                    double[] values = new double[rows.length];
                    for (int i = 0; i < rows.length; i++) {
                        values[i] = numbers[rows[i]];
                    }
                    figures[group] = Describe.figures(values);
                }
                for (int i = 0; i < Describe.FIGURES.length; i++) {
                    int at = i;
                    columns.add(DoubleColumn.create(
                            column.name() + "_" + Describe.FIGURES[i],
                            Arrays.stream(figures).mapToDouble(f -> f[at]).toArray()));
                }
            }
        }
        return Table.create(table.name(), columns);
    }

    /// The rows of one group: `get("virginica")`, or for two key columns `get("virginica", 3)`.
    ///
    /// @throws IllegalArgumentException if there is no such group; the message lists some
    public Table get(Object... key) {
        int[] firsts = groups.firsts();
        for (int group = 0; group < firsts.length; group++) {
            boolean same = keys.size() == key.length;
            for (int i = 0; same && i < key.length; i++) {
                Object its = Cells.key(keys.get(i), firsts[group]);
                same = same(Objects.requireNonNull(its, "no group has a missing key"), key[i]);
            }
            if (same) {
                return Cells.rows(table, groups.rows(group));
            }
        }
        throw new IllegalArgumentException("groupBy: there is no group " + Arrays.toString(key) + ". Groups are "
                + Arrays.stream(firsts).limit(MOST_SHOWN).mapToObj(this::shown).collect(Collectors.joining(", "))
                + (groups.count() > MOST_SHOWN ? ", ..." : "") + ".");
    }

    private static boolean same(Object key, @Nullable Object wanted) {
        return wanted != null
                && (key instanceof Number a && wanted instanceof Number b
                        ? a.doubleValue() == b.doubleValue()
                        : key.toString().equals(wanted.toString()));
    }

    /// The keys of a row.
    private String shown(int row) {
        List<Object> key = Cells.keys(keys, row);
        return key.size() == 1 ? key.getFirst().toString() : key.toString();
    }

    private Table all(Aggregate aggregate) {
        List<Column<?>> columns = keyColumns();
        for (Column<?> column : values) {
            if (aggregate.takes(column)) {
                columns.add(aggregate.of(column, groups));
            }
        }
        if (columns.size() == keys.size() && !values.isEmpty()) {
            throw noNumbers(aggregate, values);
        }
        return Table.create(table.name(), columns);
    }

    /// @param named whether each column was asked for by its name, so that none may be left out
    private Table planned(Map<String, List<Aggregate>> plan, boolean suffix, boolean named) {
        List<Column<?>> columns = keyColumns();
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.add(column.name()));
        plan.forEach((name, aggregates) -> {
            Column<?> column = table.column(name);
            GroupedNumbers numbers = new GroupedNumbers(column, groups);
            for (Aggregate aggregate : aggregates) {
                if (named && !aggregate.takes(column)) {
                    throw noNumbers(aggregate, List.of(column));
                }
                if (aggregate.takes(column)) {
                    String free = Groups.freeName(suffix ? name + "_" + aggregate.label() : name, names);
                    names.add(free);
                    columns.add(aggregate.of(numbers, free));
                }
            }
        });
        if (columns.size() == keys.size() && !values.isEmpty()) {
            throw noNumbers(plan.values().iterator().next().getFirst(), values);
        }
        return Table.create(table.name(), columns);
    }

    private IllegalArgumentException noNumbers(Aggregate aggregate, List<? extends Column<?>> columns) {
        String names = columns.stream()
                .map(c -> "\"" + c.name() + "\" (" + ColumnText.dtype(c) + ")")
                .collect(Collectors.joining(", "));
        return new IllegalArgumentException("groupBy: " + aggregate.label() + " needs numbers, and there are none in "
                + names
                + ".\nHint: count(), size(), first(), min() and nunique() take texts as well; valueCounts(table, \""
                + keys.getFirst().name() + "\", \"" + columns.getFirst().name() + "\") counts them.");
    }

    private List<Column<?>> keyColumns() {
        return groups.keyColumns(keys);
    }

    /// The key columns and the groups with their rows: `GroupBy[Species: Bream 35, Parkki 11 rows]`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("GroupBy[");
        text.append(keys.stream().map(Column::name).collect(Collectors.joining(", ")))
                .append(": ");
        int[] firsts = groups.firsts();
        text.append(IntStream.range(0, Math.min(groups.count(), MOST_SHOWN))
                .mapToObj(group -> shown(firsts[group]) + " " + groups.size(group))
                .collect(Collectors.joining(", ")));
        text.append(groups.count() > MOST_SHOWN ? ", ... " : groups.count() == 0 ? "no " : " ")
                .append("rows]");
        return text.append(groups.count() > MOST_SHOWN ? " " + groups.count() + " groups" : "")
                .toString();
    }
}
