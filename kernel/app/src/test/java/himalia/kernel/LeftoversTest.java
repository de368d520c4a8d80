package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final long MB = 1 << 20;

    private long young;
    private long old;
    private long live;
    private long lived;
    private int collections;
    private final Leftovers leftovers = new Leftovers(() -> young + old, () -> old, () -> lived, () -> {
        collections++;
        old = live;
        lived = live;
        young = 0;
    });

    @Test
    void a_training_of_days_leaves_a_heap_no_larger_than_twice_what_lives_and_a_gigabyte() {
        for (long lives : new long[] {30 * MB, 3000 * MB}) {
            collections = 0;
            live = lives;
            old = lives;
            long largest = 0;
            for (int second = 0; second < 100_000; second++) {
                old += MB;
                young = second % 150 * MB;
                leftovers.second();
                largest = Math.max(largest, young + old);
            }
            assertThat(largest).isBetween(700 * MB, 2 * live + 1024 * MB);
            assertThat(collections).isBetween(100_000 / 3500, 100_000 / 250);
        }
    }

    @Test
    void what_lives_is_not_collected_again_and_again() {
        live = 5000 * MB;
        old = live;
        for (int second = 0; second < 1000; second++) {
            leftovers.second();
        }
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void a_small_heap_is_left_alone_and_so_are_new_objects_alone() {
        live = 30 * MB;
        for (old = 0; old < 600 * MB; old += MB) {
            leftovers.second();
        }
        old = 30 * MB;
        young = 5000 * MB;
        leftovers.second();
        assertThat(collections).isZero();
    }
}
