package himalia.data;

import static himalia.data.Tables.column;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.minMaxScale;
import static himalia.data.Tables.pop;
import static himalia.data.Tables.standardScale;
import static himalia.data.Tables.table;
import static himalia.data.Tables.toDoubleArray;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ScalersTest {
    @Test
    void both_equal_pandas() {
        Table data = csv("data/test.csv");
        pop(data, "D");

        Golden.assertSame(minMaxScale(data), Golden.table("test.minmax.csv"), 1e-12);
        Golden.assertSame(standardScale(data), Golden.table("test.standard_ddof1.csv"), 1e-12);
    }

    @Test
    void the_test_part_is_scaled_with_the_figures_of_the_training_part() {
        MinMaxScaler scaler = MinMaxScaler.fit(table(column("x", 0, 10), column("y", 1, 3)));
        Table scaled = scaler.transform(table(column("y", 2, 5), column("x", 20, -10)));

        assertThat(toDoubleArray(scaled)).isDeepEqualTo(new double[][] {{0.5, 2}, {2, -1}});
        assertThat(scaler).hasToString("MinMaxScaler[x, y]");
    }

    @Test
    void inverse_brings_the_values_back() {
        Table data = table(column("x", 3.5, 7, 9), column("y", 1, 2, 4));

        Golden.assertSame(
                StandardScaler.fit(data).inverse(StandardScaler.fit(data).transform(data)), data, 1e-12);
        Golden.assertSame(MinMaxScaler.fit(data).inverse(MinMaxScaler.fit(data).transform(data)), data, 1e-12);
    }

    @Test
    void missing_values_stay_missing() {
        Table scaled = minMaxScale(table(column("x", 0, Double.NaN, 4, 2)));
        assertThat(scaled.doubleColumn("x").asDoubleArray()).containsExactly(0, Double.NaN, 1, 0.5);
    }

    @Test
    void the_given_table_is_left_as_it_is() {
        Table data = table(column("x", 1.0, 2, 3));
        standardScale(data);
        assertThat(data.doubleColumn("x").asDoubleArray()).containsExactly(1, 2, 3);
    }

    @Test
    void a_constant_column_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardScale(csv("data/test.csv")))
                .withMessageContainingAll("column \"D\" is constant (2 in every row)", "Hint:", "pop(table, \"D\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> minMaxScale(csv("data/test.csv")))
                .withMessageContaining("\"D\"");
    }

    /// scikit-learn's numbers: the second column is constant, the middle half of the third.
    @Test
    void constant_columns_become_0_as_in_scikit_learn() {
        Table data = table(column("a", 1, 2, 4, 9, 3), column("b", 7, 7, 7, 7, 7), column("c", 0, 0, 0, 0, 5));
        Table other = table(column("a", 5, 5), column("b", 8, 7), column("c", 1.5, 0));
        double[][] standard = {{0.4307748951706429, 1, 0.25}, {0.4307748951706429, 0, -0.5}};
        double[][] minMax = {{0.5, 1, 0.3}, {0.5, 0, 0}};
        double[][] robust = {{1, 1, 1.5}, {1, 0, 0}};
        List<Scaler> scalers = List.of(StandardScaler.fit(data), MinMaxScaler.fit(data), RobustScaler.fit(data));
        List<double[][]> expected = List.of(standard, minMax, robust);
        for (int i = 0; i < 3; i++) {
            Table scaled = scalers.get(i).transform(other);
            double[][] is = toDoubleArray(scaled);
            for (int row = 0; row < 2; row++) {
                assertThat(is[row]).containsExactly(expected.get(i)[row], offset(1e-12));
            }
            assertThat(toDoubleArray(scalers.get(i).inverse(scaled))[0])
                    .containsExactly(new double[] {5, 8, 1.5}, offset(1e-12));
            assertThat(scalers.get(i).transform(data).column("b").countUnique()).isEqualTo(1);
        }
    }

    @Test
    void text_and_unknown_columns_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> minMaxScale(table(column("x", 1, 2), column("t", "a", "b"))))
                .withMessageContainingAll("column \"t\" holds text", "\"a\"", "Hint:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinMaxScaler.fit(table(column("x", 1, 2))).transform(table(column("z", 1, 2))))
                .withMessageContainingAll("\"z\"", "(x)", "Hint:");
    }
}
