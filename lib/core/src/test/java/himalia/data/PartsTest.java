package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Parts;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What the kernel finds of tensors and tables for its tree of variables.
class PartsTest {
    private static Parts<Object> of(Object value) {
        for (Parts<?> one : ServiceLoader.load(Parts.class)) {
            if (one.type().isInstance(value)) {
                @SuppressWarnings("unchecked") // it takes such values
                Parts<Object> found = (Parts<Object>) one;
                return found;
            }
        }
        throw new AssertionError("nothing takes apart " + value);
    }

    @Test
    void a_tensor_is_its_dtype_shape_statistics_and_rows() {
        Tensor x = Tensor.arange(12).reshape(3, 4).to(himalia.tensor.DType.FLOAT32);
        assertThat(of(x).summary(x)).isEqualTo("float32 [3, 4]");
        assertThat(of(x).named(x))
                .containsEntry("shape", "[3, 4]")
                .containsEntry("min", 0.0)
                .containsEntry("max", 11.0)
                .containsEntry("mean", 5.5)
                .containsEntry("nan", 0L);
        List<?> rows = of(x).items(x);
        assertThat(rows).hasSize(3);
        Tensor row = (Tensor) rows.get(1);
        assertThat(of(row).items(row)).isEqualTo(List.of(4.0, 5.0, 6.0, 7.0));
    }

    @Test
    void tensors_of_all_kinds_are_taken_apart() {
        for (Tensor x : List.of(
                Tensor.zeros(0),
                Tensor.tensor(1.5),
                Tensor.tensor(new boolean[] {true, false}),
                Tensor.tensor(new long[] {1, 2}),
                Tensor.tensor(Double.NaN),
                Tensor.tensor(2.0).requiresGrad_())) {
            assertThat("torch." + of(x).summary(x)).startsWith(x.dtype() + " [");
            assertThat(of(x).named(x)).containsKeys("dtype", "shape");
            of(x).items(x).forEach(one -> assertThat(one).isNotNull());
        }
    }

    @Test
    void the_keys_of_a_table_are_the_names_of_its_columns() {
        Table table = Table.create(DoubleColumn.create("price", 1), StringColumn.create("house age", "a"));
        assertThat(of(table).keys(table)).containsExactly("price", "house age");
    }

    @Test
    void a_table_is_its_columns_and_rows() {
        Table table = Table.create(
                "t", StringColumn.create("name", "a", "b"), DoubleColumn.create("size", new Double[] {1.0, null}));
        assertThat(of(table).summary(table)).isEqualTo("2 rows x 2 columns: name, size");
        assertThat(of(table).named(table)).containsOnlyKeys("name", "size");
        assertThat(of(table).items(table).get(0)).isEqualTo(Map.of("name", "a", "size", 1.0));
        assertThat(((Map<?, ?>) of(table).items(table).get(1)).get("size")).isNull();
        assertThat(of(table.column("size")).summary(table.column("size"))).isEqualTo("double column, 2 values");
        assertThat(of(table.column("size")).named(table.column("size"))).containsEntry("missing", 1);
    }
}
