package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void times_are_written_with_three_digits_in_their_unit() {
        assertThat(Timing.text(0)).isEqualTo("0 ns");
        assertThat(Timing.text(8.1234e-9)).isEqualTo("8.12 ns");
        assertThat(Timing.text(1.23e-7)).isEqualTo("123 ns");
        assertThat(Timing.text(9.999e-7)).isEqualTo("1 µs");
        assertThat(Timing.text(0.0451)).isEqualTo("45.1 ms");
        assertThat(Timing.text(0.3)).isEqualTo("300 ms");
        assertThat(Timing.text(1)).isEqualTo("1 s");
        assertThat(Timing.text(59.94)).isEqualTo("59.9 s");
        assertThat(Timing.text(65.2)).isEqualTo("1min 5s");
        assertThat(Timing.text(7380)).isEqualTo("2h 3min");
        assertThat(Timing.text(90_061)).isEqualTo("1d 1h 1min 1s");
        assertThat(Timing.text(4e-13)).isEqualTo("0.0004 ns");
    }

    @Test
    void a_timing_is_written_as_ipython_does() {
        Timing timing = new Timing(new double[] {1e-6, 3e-6}, 10_000);
        assertThat(timing.mean()).isEqualTo(2e-6);
        assertThat(timing.deviation()).isCloseTo(1e-6, within(1e-15));
        assertThat(timing.best()).isEqualTo(1e-6);
        assertThat(timing.worst()).isEqualTo(3e-6);
        assertThat(timing).hasToString("2 µs ± 1 µs per loop (mean ± std. dev. of 2 runs, 10,000 loops each)");
        assertThat(new Timing(new double[] {1.23456}, 1).toString(5))
                .isEqualTo("1.2346 s ± 0 ns per loop (mean ± std. dev. of 1 run, 1 loop each)");
    }

    @Test
    void so_many_loops_are_run_as_are_asked_for_or_as_take_long_enough() throws Exception {
        List<Long> asked = new ArrayList<>();
        Timing given = Timing.measure(3, 2, n -> {
            asked.add(n);
            return 600;
        });
        assertThat(asked).containsExactly(3L, 3L);
        assertThat(given.seconds()).containsExactly(2e-7, 2e-7);
        asked.clear();
        Timing found = Timing.measure(0, 1, n -> {
            asked.add(n);
            return n * 30_000_000;
        });
        assertThat(asked).containsExactly(1L, 10L, 10L);
        assertThat(found.loops()).isEqualTo(10);
    }

    @Test
    void what_is_no_measurement_is_refused() {
        assertThatThrownBy(() -> Timing.measure(0, 0, n -> 1)).hasMessageContaining("at least one run");
        assertThatThrownBy(() -> Timing.measure(-1, 1, n -> 1)).hasMessageContaining("at least one run");
    }
}
