package himalia;

import himalia.data.GroupBy;
import himalia.data.RowsByLabel;
import himalia.data.RowsByPlace;
import himalia.data.Tables;
import himalia.tensor.Tensor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What pandas calls differently. Cells find these functions where nothing in sight fits, also behind the dot of their
/// first argument. A Java program uses what each of them does.
public final class TableNames {
    private TableNames() {}

    /// pandas' `read_csv(path)`: `csv`.
    public static Table readCsv(String path) {
        return Tables.csv(path);
    }

    /// `table.col("A")`: `table.column("A")`.
    public static Column<?> col(Table table, String name) {
        return table.column(name);
    }

    /// `table.values()`: `tensor(table)`.
    public static Tensor values(Table table) {
        return Tables.tensor(table);
    }

    /// pandas' `groupby("A")`: `groupBy`.
    public static GroupBy groupby(Table table, String... columns) {
        return Tables.groupBy(table, columns);
    }

    /// pandas' `drop("A", axis=1)`: `drop`.
    public static Table drop(Table table, String column, int axis) {
        return Tables.drop(table, column);
    }

    /// pandas' `df.iloc[0]`, `df.iloc["0:2"]`: `iloc(df, "0")`.
    public static RowsByPlace iloc(Table table) {
        return new RowsByPlace(table);
    }

    /// pandas' `df.loc[0]`, `df.loc["0:2"]`, `df.loc[df["A"] > 5]`: the rows with these labels, which are their numbers
    /// where nothing else labels them.
    public static RowsByLabel loc(Table table) {
        return new RowsByLabel(table);
    }

    /// pandas' `df.columns`: the names of the columns, `table.columnNames()` but for what labels the rows.
    public static List<String> columns(Table table) {
        return table.columnNames().stream().filter(name -> !name.isEmpty()).toList();
    }

    /// pandas' `df.shape`: how many rows and columns.
    public static List<Integer> shape(Table table) {
        return List.of(table.rowCount(), columns(table).size());
    }

    /// pandas' `to_numpy()`: `tensor(table)`.
    public static Tensor toNumpy(Table table) {
        return Tables.tensor(table);
    }

    /// pandas' `isnull()`: `isna`.
    public static Table isnull(Table table) {
        return Tables.isna(table);
    }

    /// pandas' `df.dtypes`: the names of the columns and their types.
    public static Table dtypes(Table table) {
        return table.structure();
    }

    /// pandas' `sort_values(by="A", ascending=False)`: `sortValues(table, "-A")`.
    public static Table sortValues(Table table, String by, boolean ascending) {
        return Tables.sortValues(table, ascending ? by : "-" + by);
    }

    /// pandas' `rename(columns={"A": "a"})`: a table whose columns have these names.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public static Table rename(Table table, Map<String, String> columns) {
        Table renamed = table.copy();
        columns.forEach((from, to) -> {
            if (!renamed.containsColumn(from)) {
                throw new IllegalArgumentException(
                        "rename: there is no column \"" + from + "\". Columns are " + table.columnNames() + ".");
            }
            renamed.column(from).setName(to);
        });
        return renamed;
    }

    /// pandas' `df.apply(lambda c: c / c.max())`: a function of each column.
    public static Table apply(Table table, UnaryOperator<Column<?>> function) {
        Table applied = Table.create(table.name());
        for (Column<?> column : table.columns()) {
            Column<?> made = function.apply(column);
            if (made == null) {
                throw new IllegalArgumentException("apply: the function gives null for the column \"" + column.name()
                        + "\".\nHint: it gives a column of as many rows: df.apply(c -> c / c.max())");
            }
            applied.addColumns(made.copy().setName(column.name()));
        }
        return applied;
    }

    /// pandas' `df.sample(2)`: so many rows by chance.
    public static Table sample(Table table, int n) {
        return Tables.sample(table, n, ThreadLocalRandom.current().nextLong(1L << 32));
    }

    /// pandas' `df.columns.tolist()`: the names as they are.
    public static List<String> tolist(List<String> names) {
        return names;
    }

    /// pandas' `df.columns().tolist()`: the names of the columns.
    public static List<String> tolist(Collection<? extends Column<?>> columns) {
        return columns.stream().<String>map(Column::name).toList();
    }
}
