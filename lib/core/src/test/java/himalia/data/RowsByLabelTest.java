package himalia.data;

import static himalia.data.Tables.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.TableNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What pandas has for a table whose rows are numbered, and for one with labels.
class RowsByLabelTest {
    private final Table df =
            Table.create("df", IntColumn.create("A", 1, 2, 2, 4), StringColumn.create("B", "x", "y", "y", ""));
    private final RowsByLabel loc = TableNames.loc(df);

    private static List<?> column(Table table, int column) {
        return table.column(column).asList();
    }

    @Test
    void a_number_is_the_label_of_its_row() {
        assertThat(column(loc.get(0), 0)).isEqualTo(List.of(1));
        assertThat(column(loc.get("3"), 0)).isEqualTo(List.of(4));
        assertThat(loc.get(3).column("B").isMissing(0)).isTrue();
    }

    @Test
    void a_slice_has_its_last_label_too() {
        assertThat(column(loc.get("0:2"), 0)).isEqualTo(List.of(1, 2, 2));
        assertThat(column(loc.get("2:"), 0)).isEqualTo(List.of(2, 4));
        assertThat(column(loc.get(":1"), 0)).isEqualTo(List.of(1, 2));
        assertThat(column(loc.get(" : "), 0)).isEqualTo(List.of(1, 2, 2, 4));
        assertThat(column(loc.get("2:99"), 0)).isEqualTo(List.of(2, 4));
        assertThat(loc.get("2:1").rowCount()).isZero();
    }

    @Test
    void columns_are_named_behind_a_comma() {
        assertThat(loc.get("0:1, B").columnNames()).containsExactly("B");
        assertThat(loc.get(":, B, A").columnNames()).containsExactly("B", "A");
        assertThat(loc.get("0, :").columnNames()).containsExactly("A", "B");
        assertThatThrownBy(() -> loc.get("0, C")).hasMessageContaining("loc: there is no column \"C\"");
    }

    @Test
    void labels_are_those_that_a_table_has() {
        RowsByLabel described = TableNames.loc(describe(df));
        assertThat(described.get("mean").rowCount()).isOne();
        assertThat(described.get("mean:std").rowCount()).isEqualTo(2);
        assertThat(described.get("mean, A").columnCount()).isEqualTo(2);
        assertThatThrownBy(() -> described.get(0))
                .hasMessageContaining("no row labelled 0. The labels are ")
                .hasMessageContaining("Hint: df.iloc[0]");
        assertThatThrownBy(() -> described.get("meen")).hasMessageContaining("did you mean \"mean\"?");
    }

    @Test
    void what_there_is_not_says_what_there_is() {
        assertThatThrownBy(() -> loc.get(4))
                .hasMessage("loc: there is no row labelled 4. The rows are called 0 to 3.\n"
                        + "Hint: df.iloc[-1] takes a row by its place, counted from the end.");
        assertThatThrownBy(() -> loc.get(-1))
                .hasMessageContaining("Hint: df.iloc[-1] takes a row by its place, counted from the end.");
        assertThatThrownBy(() -> loc.get("A")).hasMessageContaining("Hint: `A` is a column: df[\"A\"].");
        assertThatThrownBy(() -> loc.get("nonsense")).hasMessageContaining("no row labelled nonsense");
        assertThatThrownBy(() -> TableNames.loc(Table.create("none", IntColumn.create("A")))
                        .get(0))
                .hasMessageContaining("The table has no rows.");
    }

    @Test
    void names_and_shape_are_those_that_pandas_has() {
        assertThat(TableNames.columns(df)).containsExactly("A", "B");
        assertThat(TableNames.columns(describe(df))).containsExactly("A");
        assertThat(TableNames.shape(df)).containsExactly(4, 2);
        assertThat(loc).asString().contains("df.loc[0]");
        assertThat(TableNames.iloc(df)).asString().contains("df.iloc[0]");
    }
}
