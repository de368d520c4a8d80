package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietTimeTest {
    private long heap = 2L << 30;
    private long after = 100L << 20;
    private int collections;
    private final QuietTime quiet = new QuietTime(100L << 20, () -> heap, () -> {
        collections++;
        heap = after;
    });

    private void seconds(int count, Object cell, boolean isRunning) {
        for (int i = 0; i < count; i++) {
            quiet.second(cell, isRunning);
        }
    }

    /// The first time is over, and gave back all that can be.
    @BeforeEach
    void start() {
        heap = 150L << 20;
        seconds(60, null, false);
        assertThat(collections).isEqualTo(1);
        collections = 0;
        heap = 2L << 30;
    }

    @Test
    void what_a_start_leaves_behind_is_given_back_after_ten_seconds_and_once() {
        QuietTime fresh = new QuietTime(heap, () -> heap, () -> {
            collections++;
            heap = after;
        });
        for (int i = 0; i < 9; i++) {
            fresh.second(null, false);
        }
        assertThat(collections).isZero();
        for (int i = 0; i < 1000; i++) {
            fresh.second(null, false);
        }
        assertThat(collections).isEqualTo(1);
        heap = 250L << 20;
        for (int i = 0; i < 1000; i++) {
            fresh.second("first", false);
        }
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void memory_is_given_back_after_a_minute_without_a_cell_and_once() {
        seconds(1, "first", true);
        seconds(59, "first", false);
        assertThat(collections).isZero();
        seconds(1, "first", false);
        assertThat(collections).isEqualTo(1);
        heap = 2L << 30;
        seconds(1000, "first", false);
        assertThat(collections).isEqualTo(1);
        seconds(61, "second", false);
        assertThat(collections).isEqualTo(2);
    }

    @Test
    void a_cell_that_runs_is_not_disturbed_and_each_begins_a_new_minute() {
        seconds(1000, "first", true);
        for (int i = 0; i < 100; i++) {
            seconds(50, "cell " + i, false);
        }
        assertThat(collections).isZero();
    }

    @Test
    void a_small_heap_is_left_alone() {
        heap = 200L << 20;
        seconds(1000, "first", false);
        assertThat(collections).isZero();
    }

    @Test
    void where_the_heap_is_in_use_it_is_tried_less_and_less_often() {
        after = 2L << 30;
        seconds(61, "first", false);
        assertThat(collections).isEqualTo(1);
        seconds(120, "second", false);
        assertThat(collections).isEqualTo(1);
        seconds(1, "second", false);
        assertThat(collections).isEqualTo(2);
        seconds(240, "third", false);
        assertThat(collections).isEqualTo(2);
        after = 100L << 20;
        seconds(1, "third", false);
        assertThat(collections).isEqualTo(3);
        heap = 2L << 30;
        seconds(61, "fourth", false);
        assertThat(collections).isEqualTo(4);
    }

    @Test
    void a_heap_that_is_never_smaller_than_at_the_beginning_is_tried_once() {
        QuietTime large = new QuietTime(heap, () -> heap, () -> collections++);
        for (int i = 0; i < 2000; i++) {
            large.second(i < 1000 ? "first" : "second", false);
        }
        assertThat(collections).isEqualTo(1);
    }
}
