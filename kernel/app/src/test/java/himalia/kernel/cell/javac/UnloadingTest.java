package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a cell has replaced is given back.
@Tag("alone")
@Timeout(3000)
class UnloadingTest {
    /// 10,000 when there is time: `-Dhimalia.reruns=10000`.
    private static final int RERUNS = Integer.getInteger("himalia.reruns", 400);

    /// What javac itself keeps of each run: a name in its table, and empty weak references in the scopes of packages.
    private static final long KEPT = 600;

    @Test
    void a_cell_that_is_run_again_and_again_leaves_nothing_behind() {
        try (Engines cells = new Engines()) {
            String cell = """
                    record Step(int n, int version) { int twice() { return 2 * n + @; } }
                    int f(int x) { return x + @; }
                    var step = new Step(1, @);
                    Supplier<Integer> later = () -> f(step.twice());
                    byte[] block = new byte[100_000];
                    later.get()""";
            rerun(cells, cell, 0, 100);
            long before = loaded();
            long memory = used();
            long meta = metaspace();
            rerun(cells, cell, 100, 100 + RERUNS);
            assertThat(loaded() - before).isLessThan(RERUNS / 4);
            assertThat(used() - memory).isLessThan(Math.max(5L << 20, RERUNS * KEPT));
            assertThat(metaspace() - meta).isLessThan(2L << 20);
        }
    }

    private static void rerun(Engines cells, String cell, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(cells.value(cell.replace("@", String.valueOf(i)))).isEqualTo(1 * 2 + i + i);
        }
    }

    private static int loaded() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
