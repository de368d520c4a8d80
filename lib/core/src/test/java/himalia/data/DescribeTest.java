package himalia.data;

import static himalia.data.Tables.at;
import static himalia.data.Tables.column;
import static himalia.data.Tables.corr;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.describe;
import static himalia.data.Tables.head;
import static himalia.data.Tables.pop;
import static himalia.data.Tables.table;
import static himalia.data.Tables.transpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DescribeTest {
    private static final double EXACT = 1e-12;
    private static final double NAN = Double.NaN;

    @Test
    void equals_pandas() {
        Golden.assertSame(describe(csv("data/test.csv")), Golden.labelled("test.describe.csv"), EXACT);
    }

    @Test
    void one_row_has_no_deviation() {
        Golden.assertSame(describe(table(column("a", 1.0))), Golden.labelled("single.describe.csv"), EXACT);
    }

    @Test
    void a_constant_has_deviation_zero() {
        Golden.assertSame(describe(table(column("a", 5.0, 5, 5, 5))), Golden.labelled("const.describe.csv"), EXACT);
    }

    @Test
    void no_rows_give_a_count_of_zero_and_nothing_else() {
        Golden.assertSame(describe(table(column("a", new double[0]))), Golden.labelled("empty.describe.csv"), EXACT);
    }

    @Test
    void missing_values_and_texts_are_left_out() {
        Table given = table(
                column("a", 1, NAN, 3, 4),
                column("b", "x", "", "z", "w"),
                column("c", NAN, NAN, NAN, NAN),
                column("d", 1, 2, 3, 4));
        Golden.assertSame(describe(given), Golden.labelled("missing.describe.csv"), EXACT);
    }

    @Test
    void infinities_go_the_way_numpy_sends_them() {
        Table given = table(
                column("a", 1e308, 1e308, -1e308),
                column("b", 1e16 + 1, 1e16 + 2, 1e16 + 4),
                column("c", Double.POSITIVE_INFINITY, 1, 2));
        Golden.assertSame(describe(given), Golden.labelled("extreme.describe.csv"), EXACT);
    }

    @Test
    void texts_alone_are_counted() {
        Table given = describe(table(column("t", "a", "b", "b", "")));
        assertThat(given.stringColumn("").asList()).containsExactly("count", "unique", "top", "freq");
        assertThat(given.stringColumn("t").asList()).containsExactly("3", "2", "b", "2");
    }

    @Test
    void transposed_twice_is_the_same() {
        Table described = describe(csv("data/test.csv"));
        Table turned = transpose(described);

        assertThat(turned.columnNames()).containsExactly("", "count", "mean", "std", "min", "25%", "50%", "75%", "max");
        assertThat(turned.stringColumn("").asList()).containsExactly("A", "B", "C", "D");
        Golden.assertSame(transpose(turned), described, 0);
    }

    @Test
    void a_table_without_labels_transposes_to_numbered_columns() {
        Table turned = transpose(table(column("x", 1, 2), column("t", "a", "b")));

        assertThat(turned.columnNames()).containsExactly("", "0", "1");
        assertThat(turned.stringColumn("1").asList()).containsExactly("2", "b");
    }

    @Test
    void equal_labels_cannot_become_column_names() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transpose(table(column("", "a", "a"), column("x", 1, 2))))
                .withMessageContaining("row labels must differ");
    }

    @Test
    void one_figure_can_be_looked_up() {
        Table described = describe(csv("data/test.csv"));

        assertThat(at(described, "mean", "B")).isEqualTo(55);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(described, "median", "B"))
                .withMessageContainingAll("median", "50%");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(head(csv("data/test.csv")), "mean", "B"))
                .withMessageContaining("Hint:");
    }

    @Test
    void correlation_equals_pandas() {
        Table given = csv("data/test.csv");
        pop(given, "D");
        Golden.assertSame(
                corr(given),
                table(
                        column("", "A", "B", "C"),
                        column("A", 1.0, 1, 1),
                        column("B", 1.0, 1, 1),
                        column("C", 1.0, 1, 1)),
                EXACT);
        Golden.assertSame(corr(csv("data/test.csv")), Golden.labelled("test.corr.csv"), EXACT);
    }
}
