package himalia.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RingTest {
    private interface Work {
        Object with(Ring ring, int rank) throws Exception;
    }

    private static List<Future<Object>> members(ExecutorService threads, int size, Work work) {
        String[] addresses = new String[size];
        CyclicBarrier barrier = new CyclicBarrier(size);
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int rank = i;
            UnaryOperator<String[]> gather = mine -> {
                addresses[rank] = mine[0];
                try {
                    barrier.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
                return addresses.clone();
            };
            all.add(threads.submit(() -> {
                try (Ring ring = Ring.join(rank, "127.0.0.1", gather)) {
                    return work.with(ring, rank);
                }
            }));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void each_has_the_sums_of_all_the_same_to_the_last_bit(int size) throws Exception {
        int[] lengths = {0, 1, 2, 7, 1000, 300_001};
        try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
            List<Future<Object>> all = members(threads, size, (ring, rank) -> {
                List<Object> sums = new ArrayList<>();
                for (int n : lengths) {
                    float[] floats = new float[n];
                    double[] doubles = new double[n];
                    for (int i = 0; i < n; i++) {
                        floats[i] = 0.1f * (rank + 1) + i;
                        doubles[i] = 0.1 * (rank + 1) + i;
                    }
                    ring.sum(floats);
                    ring.sum(doubles);
                    sums.add(floats);
                    sums.add(doubles);
                }
                return sums;
            });
            List<?> first = (List<?>) all.getFirst().get();
            double shares = 0.1 * size * (size + 1) / 2;
            for (int k = 0; k < lengths.length; k++) {
                float[] floats = (float[]) first.get(2 * k);
                double[] doubles = (double[]) first.get(2 * k + 1);
                for (int i = 0; i < lengths[k]; i++) {
                    assertThat(doubles[i])
                            .isCloseTo(shares + (double) size * i, org.assertj.core.data.Offset.offset(1e-6));
                    assertThat((double) floats[i])
                            .isCloseTo(doubles[i], org.assertj.core.data.Percentage.withPercentage(1e-4));
                }
                for (Future<Object> other : all) {
                    List<?> sums = (List<?>) other.get();
                    assertThat(Arrays.equals((float[]) sums.get(2 * k), floats)).isTrue();
                    assertThat(Arrays.equals((double[]) sums.get(2 * k + 1), doubles))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void who_loses_a_neighbour_hears_of_it(int size) {
        try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
            List<Future<Object>> all = members(threads, size, (ring, rank) -> {
                if (rank == 0) {
                    return "gone";
                }
                ring.sum(new float[100_000]);
                return "done";
            });
            for (Future<Object> one : all.subList(1, size)) {
                assertThatThrownBy(one::get).hasCauseInstanceOf(Ring.PeerLost.class);
            }
        }
    }
}
