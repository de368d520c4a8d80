package himalia.data;

import static himalia.data.Tables.csv;
import static himalia.data.Tables.table;
import static himalia.data.Tables.tensor;
import static himalia.tensor.Tensor.cat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TensorTableTest {
    @Test
    void a_table_becomes_a_tensor_and_comes_back() {
        Table data = csv("data/test.csv");
        Tensor x = tensor(data, "C", "A");
        assertThat(x.get("9")).hasToString("tensor([1000.,   10.])");
        assertThat(table(x, "C", "A").doubleColumn("C").asDoubleArray())
                .containsExactly(data.intColumn("C").asDoubleArray());
    }

    @Test
    void a_column_becomes_a_vector() {
        assertThat(tensor(csv("data/test.csv").column("A")).shape()).hasToString("torch.Size([10])");
    }

    @Test
    void a_float32_shows_the_decimals_it_was_written_with() {
        assertThat(table(Tensor.tensor(36.4, -0.1), "price")
                        .doubleColumn("price")
                        .asDoubleArray())
                .containsExactly(36.4, -0.1);
    }

    @Test
    void dtypes_choose_the_kind_of_column() {
        Tensor x = Tensor.tensor("[[1., 2.]]");
        assertThat(table(x, "a", "b").column(0).type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(table(x.toLong(), "a", "b").column(0).type()).isEqualTo(ColumnType.LONG);
        assertThat(table(x.gt(1.5), "a", "b").column(0).type()).isEqualTo(ColumnType.BOOLEAN);
        assertThat(table(cat(1, x, x), "a", "b", "c", "d").columnCount()).isEqualTo(4);
    }

    @Test
    void what_does_not_fit_is_said() {
        assertThatThrownBy(() -> table(Tensor.zeros(2, 3), "a"))
                .hasMessageContaining("[2, 3]")
                .hasMessageContaining("3 columns, but 1 names");
        assertThatThrownBy(() -> table(Tensor.zeros(2, 3, 4), "a")).hasMessageContaining("[rows, columns]");
        assertThatThrownBy(() -> tensor(Table.create(StringColumn.create("city", "Seoul"))))
                .hasMessageContaining("\"city\"")
                .hasMessageContaining("Seoul");
    }

    @Test
    void texts_and_truth_values_are_named_or_become_zeros_and_ones() {
        Table mixed = table(
                Tables.column("x", 1, 2), Tables.column("city", "Seoul", "Busan"), Tables.column("flag", true, false));
        assertThatThrownBy(() -> tensor(mixed))
                .hasMessageContaining("\"city\" (str, for example Seoul), \"flag\" (bool");
        assertThat(tensor(mixed, true)).hasToString("tensor([[1., 0., 1., 1.],\n        [2., 1., 0., 0.]])");
    }
}
