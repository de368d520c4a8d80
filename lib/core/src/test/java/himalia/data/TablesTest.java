package himalia.data;

import static himalia.data.Tables.column;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.head;
import static himalia.data.Tables.info;
import static himalia.data.Tables.pop;
import static himalia.data.Tables.table;
import static himalia.data.Tables.tail;
import static himalia.data.Tables.toDoubleArray;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TablesTest {
    private final Table data = csv("data/test.csv");

    @Test
    void head_and_tail_take_rows_from_the_ends() {
        assertThat(head(data).intColumn("A").asList()).containsExactly(1, 2, 3, 4, 5);
        assertThat(head(data, 2).rowCount()).isEqualTo(2);
        assertThat(head(data, 99).rowCount()).isEqualTo(10);
        assertThat(head(data, -8).intColumn("A").asList()).containsExactly(1, 2);
        assertThat(tail(data).intColumn("A").asList()).containsExactly(6, 7, 8, 9, 10);
        assertThat(tail(data, 1).intColumn("B").asList()).containsExactly(100);
        assertThat(tail(data, -8).intColumn("A").asList()).containsExactly(9, 10);
        assertThat(tail(data, 0).rowCount()).isZero();
    }

    @Test
    void pop_takes_the_column_out() {
        Column<?> label = pop(data, "D");

        assertThat(label.name()).isEqualTo("D");
        assertThat(data.columnNames()).containsExactly("A", "B", "C");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pop(data, "D"))
                .withMessage("pop: there is no column \"D\". The columns are A, B, C.");
    }

    @Test
    void info_is_that_of_pandas() {
        assertThat(info(data).lines().skip(1))
                .isEqualTo(Golden.text("test.info.txt").lines().skip(1).toList());
        assertThat(info(data)).startsWith("<class 'tech.tablesaw.api.Table'>\n");
    }

    @Test
    void info_counts_what_is_there() {
        assertThat(info(table(column("long name", 1, Double.NaN), column("t", "", "b"), column("b", true, false))))
                .isEqualTo("""
                <class 'tech.tablesaw.api.Table'>
                RangeIndex: 2 entries, 0 to 1
                Data columns (total 3 columns):
                 #   Column     Non-Null Count  Dtype \s
                ---  ------     --------------  ----- \s
                 0   long name  1 non-null      float64
                 1   t          1 non-null      str   \s
                 2   b          2 non-null      bool  \s
                dtypes: bool(1), float64(1), str(1)
                memory usage: 175.0 bytes""");
    }

    @Test
    void info_of_a_very_wide_table_is_short() {
        assertThat(info(csv(Golden.path("nasty/wide.csv").toString())))
                .contains("Columns: 3000 entries, c0 to c2999\ndtypes: int64(3000)\n");
    }

    @Test
    void values_come_row_by_row_in_the_order_asked_for() {
        assertThat(toDoubleArray(head(data, 2), "B", "A")).isDeepEqualTo(new double[][] {{10, 1}, {20, 2}});
        assertThat(toDoubleArray(head(data, 1))).isDeepEqualTo(new double[][] {{1, 10, 100, 2}});
        assertThat(toDoubleArray(table(column("", "a"), column("x", 1), column("b", true))))
                .isDeepEqualTo(new double[][] {{1, 1}});
    }

    @Test
    void columns_that_are_no_numbers_are_named() {
        Table mixed = table(column("x", 1, 2), column("city", "", "Taipei"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toDoubleArray(mixed))
                .withMessageContainingAll("column \"city\" holds text", "Row 1 holds \"Taipei\"", "Hint:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toDoubleArray(mixed, "y"))
                .withMessageContainingAll("no column \"y\"", "x, city");
    }

    @Test
    void columns_of_a_table_are_equally_long() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(column("x", 1, 2), column("y", 1)))
                .withMessageContainingAll("\"x\" holds 2", "\"y\" 1");
    }

    /// Pandas keeps both names; a Tablesaw table cannot, so that the later one gets a number, and nothing is lost.
    @Test
    void values_that_differ_only_in_capitals_become_columns_of_their_own() {
        Table data = Tables.table(Tables.column("k", "a", "A", "a", "B"), Tables.column("n", 1, 2, 3, 4));
        Table dummies = Tables.getDummies(data, "k");
        assertThat(dummies.columnNames()).containsExactly("n", "k_A", "k_B", "k_a.1");
        assertThat(Tables.toDoubleArray(dummies))
                .isDeepEqualTo(new double[][] {{1, 0, 0, 1}, {2, 1, 0, 0}, {3, 0, 0, 1}, {4, 0, 1, 0}});
        Table counts = Tables.crosstab(data, "n", "k");
        assertThat(counts.columnNames()).containsExactly("n", "A", "B", "a.1");
        Table sums = Tables.pivotTable(data, "k", "k", "n", "sum");
        assertThat(sums.columnNames()).containsExactly("k", "A", "B", "a.1");
        assertThat(Tables.transpose(Tables.describe(data)).columnCount()).isGreaterThan(1);
    }

    @Test
    void sums_of_float32_keep_their_fractions() {
        Table table = Tables.astype(Tables.table(Tables.column("x", 0.5, 0.25)), "x", "float32");
        assertThat(Tables.at(Tables.agg(table, "sum", "prod"), "sum", "x")).isEqualTo(0.75);
        assertThat(Tables.at(Tables.agg(table, "sum", "prod"), "prod", "x")).isEqualTo(0.125);
    }

    @Test
    void tables_below_each_other_have_all_columns_value_by_value() {
        List<Column<?>> kinds = List.of(
                DoubleColumn.create("x", 1.5, Double.NaN, 3),
                IntColumn.create("x", 1, Integer.MIN_VALUE, 7),
                LongColumn.create("x", 1L << 60, 2),
                ShortColumn.create("x", new short[] {1, -2}),
                FloatColumn.create("x", 0.1f, 2),
                StringColumn.create("x", "b", "", "a", "b"),
                BooleanColumn.create("x", true, false),
                DateColumn.create("x", LocalDate.of(2020, 1, 2)),
                IntColumn.create("other", 1, 2));
        for (Column<?> first : kinds) {
            for (Column<?> second : kinds) {
                for (Column<?> third : kinds) {
                    List<Object> values = new ArrayList<>();
                    Set<ColumnType> types = new HashSet<>();
                    for (Column<?> part : List.of(first, second, third)) {
                        for (int row = 0; row < part.size(); row++) {
                            boolean there = part.name().equals("x") && !part.isMissing(row);
                            values.add(there ? part.get(row) : null);
                        }
                        types.add(part.name().equals("x") ? part.type() : ColumnType.SKIP);
                    }
                    Table below = Tables.concat(table(first.copy()), table(second.copy()), table(third.copy()));
                    if (types.size() == 1) {
                        continue; // one column goes on
                    }
                    Column<?> expected = Cells.of("x", values);
                    assertThat(below.column("x").type()).isEqualTo(expected.type());
                    assertThat(below.column("x").asList()).isEqualTo(expected.asList());
                }
            }
        }
    }
}
