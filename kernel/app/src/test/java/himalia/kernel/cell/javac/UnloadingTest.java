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

    /// What javac itself keeps of each run, until it begins anew after a thousand: a name in its table, and empty weak
    /// references in the scopes of packages.
    private static final long KEPT = 600;

    private static final int CELLS = 1000;

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

    /// Their texts are kept, of the last 2,000, and their warnings, of the last 500.
    @Test
    void cells_that_are_all_different_leave_little_but_their_texts_behind() {
        try (Engines cells = new Engines()) {
            for (int i = 1; i <= CELLS; i++) {
                runDifferent(cells, i);
            }
            long memory = used();
            for (int i = CELLS + 1; i <= 3 * CELLS; i++) {
                runDifferent(cells, i);
            }
            assertThat((used() - memory) / (2 * CELLS)).isLessThan(700);
        }
    }

    private static void runDifferent(Engines cells, int i) {
        String name = "n" + i % 7;
        cells.run(
                switch (i % 6) {
                    case 0 -> "int " + name + " = " + i + ";\n" + name + " + 1";
                    case 1 -> "double f(double a) { return a * " + i + "; }\nf(2)";
                    case 2 -> "record P(int a, int b) { int sum() { return a + b + " + i + "; } }\nnew P(1, 2).sum()";
                    case 3 -> "List.of(" + i + ", 2).stream().map(z -> z + " + i + ").toList()";
                    case 4 -> "throw new IllegalStateException(\"" + i + "\");";
                    default -> "undefined" + i + " + 1";
                });
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
