package himalia.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void names_round_values() {
        assertThat(labels(Axis.of(0, 1, false, 5))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Axis.of(-30, 60, false, 5))).containsExactly("−20", "0", "20", "40", "60");
        assertThat(labels(Axis.of(0.993, 1.001, false, 4))).containsExactly("0.994", "0.996", "0.998", "1.000");
    }

    @Test
    void shortens_large_and_small_values() {
        assertThat(labels(Axis.of(0, 3e6, false, 3))).containsExactly("0", "1M", "2M", "3M");
        assertThat(labels(Axis.of(0, 2e-5, false, 2))).containsExactly("0", "1×10⁻⁵", "2×10⁻⁵");
    }

    @Test
    void names_few_values_also_where_hardly_any_number_lies_between() {
        for (double[] ends : new double[][] {
            {1e15, 1e15 + 1},
            {1e16, 1e16 + 2},
            {-1e300, Math.nextUp(-1e300)},
            {1, Math.nextUp(1)},
            {Long.MIN_VALUE, Long.MAX_VALUE},
            {0, Double.MIN_VALUE},
            {-Double.MAX_VALUE, Double.MAX_VALUE},
            {Math.nextDown(Double.MAX_VALUE), Double.MAX_VALUE},
        }) {
            assertThat(Axis.of(ends[0], ends[1], false, 6).ticks()).hasSizeLessThan(20);
            assertThat(Axis.ofWhole(ends[0], ends[1], 6).ticks()).hasSizeLessThan(20);
        }
    }

    @Test
    void names_no_half_of_what_is_counted() {
        assertThat(labels(Axis.ofWhole(0, 2, 8))).containsExactly("0", "1", "2");
    }

    @Test
    void names_powers_of_ten() {
        assertThat(labels(Axis.of(0.01, 100, true, 5))).containsExactly("0.01", "0.1", "1", "10", "100");
        assertThat(labels(Axis.of(1e-9, 1e-6, true, 5))).containsExactly("10⁻⁹", "10⁻⁸", "10⁻⁷", "10⁻⁶");
    }

    @Test
    void finds_the_place_of_a_value_and_back() {
        Axis log = Axis.of(1, 10_000, true, 5);
        assertThat(log.at(100)).isEqualTo(0.5, within(1e-12));
        assertThat(log.value(0.25)).isEqualTo(10, within(1e-9));
        assertThat(log.at(-1)).isNaN();
        assertThat(Axis.of(10, 20, false, 5).at(12)).isEqualTo(0.2, within(1e-12));
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream()
                .map(Axis.Tick::label)
                .filter(Objects::nonNull)
                .toList();
    }
}
