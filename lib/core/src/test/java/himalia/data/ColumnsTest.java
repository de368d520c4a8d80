package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;

class ColumnsTest {
    @Test
    void columns_keep_the_arrays_that_they_are_given() {
        double[] decimals = {1.5, Double.NaN};
        DoubleColumn doubles = Columns.of("d", decimals);
        assertThat(doubles.asObjectArray()).containsExactly(1.5, null);
        assertThat(Columns.values(doubles)).isSameAs(decimals);
        int[] wholes = {1, Integer.MIN_VALUE};
        IntColumn ints = Columns.of("i", wholes);
        assertThat(ints.asObjectArray()).containsExactly(1, null);
        assertThat(Columns.values(ints)).isSameAs(wholes);
        long[] large = {1, Long.MIN_VALUE};
        LongColumn longs = Columns.of("l", large);
        assertThat(longs.asObjectArray()).containsExactly(1L, null);
        assertThat(Columns.values(longs)).isSameAs(large);
    }

    @Test
    void truth_values_come_as_one_zero_and_any_other() {
        assertThat(Columns.truths("t", new byte[] {1, 0, -1}).asObjectArray()).containsExactly(true, false, null);
    }
}
