package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptTest {
    private static Engines cells;

    @BeforeAll
    static void start() {
        cells = new Engines();
        cells.run("int keep = 42;");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) ;",
                "do { } while (true);",
                "long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(80)",
                "Thread.sleep(60_000);",
                "new java.util.concurrent.CountDownLatch(1).await();",
                "while (true) { try { Thread.sleep(50); } catch (InterruptedException e) { } }",
                "while (true) { try { while (true) { } } catch (Exception e) { } }",
                "while (true) { try { int x = 1; } catch (Throwable t) { } }",
                "while (true) { try { while (true) { } } catch (Throwable t) { } }",
                "while (true) { try { while (true) { } } catch (Error e) { } finally { int x = 1; } }",
                "for (int i = 0; ; i++) { try { for (int j = 0; ; j++) { } } finally { continue; } }",
                "Object lock = new Object(); while (true) { try { synchronized (lock) { while (true) { } } } catch (Throwable t) { } }",
                "while (true) { try { Thread.sleep(10_000); } catch (Throwable t) { } }",
                "LongStream.range(0, Long.MAX_VALUE).map(x -> x ^ 3).filter(x -> x == 1).sum();",
                "LongStream.range(0, Long.MAX_VALUE).parallel().map(x -> x ^ 3).filter(x -> x == 1).sum();",
                "class Spin { static long spin() { long x = 0; while (true) { x += 3; } } }\nSpin.spin();",
                "{ double[] a = new double[1000]; for (;;) { for (int i = 0; i < 1000; i++) a[i] += i; } }",
                "Object lock = new Object(); synchronized (lock) { lock.wait(); }",
                "System.in.read();",
            })
    void a_cell_is_stopped_and_its_successor_runs(String code) {
        InputStream before = System.in;
        System.setIn(new Blocking());
        try {
            CellResult result = cells.stopped(code, 300);
            assertThat(result).isInstanceOf(CellResult.Failure.class);
            assertThat(((CellResult.Failure) result).name()).isEqualTo("Interrupted");
        } finally {
            System.setIn(before);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(cells.value("{ long n = 0; for (int i = 0; i < 100; i++) n += i; }\nThread.sleep(1);\nkeep"))
                .isEqualTo(42);
    }

    /// javac looks at what is inside such a call twice, and so on inwards.
    @Test
    void a_cell_over_which_javac_would_sit_for_days_is_stopped() {
        String calls = "x";
        for (int i = 0; i < 40; i++) {
            calls = "apply(0, x" + i + " -> { return " + calls + "; })";
        }
        CellResult.Failure failure = (CellResult.Failure) cells.stopped(
                "<T, R> R apply(T t, Function<T, R> f) { return f.apply(t); }\nint x = 1;\nObject deep = " + calls
                        + ";",
                2000);
        assertThat(failure.name()).isEqualTo("Interrupted");
        assertThat(cells.value("keep + 1")).isEqualTo(43);
    }

    @Test
    void what_a_stopped_cell_has_done_before_stays() {
        cells.stopped("int done = 0;\nwhile (true) done++;", 300);
        assertThat((int) cells.value("done")).isPositive();
    }

    @Test
    void the_traceback_says_where_it_was_stopped() {
        CellResult result = cells.stopped("int a = 1;\nwhile (true) {\n    a++;\n}", 300);
        assertThat(Engines.plain((CellResult.Failure) result))
                .startsWith("Interrupted: ")
                .contains("line ");
    }

    @Test
    void an_interrupt_between_cells_does_nothing() {
        cells.engine.interrupt();
        assertThat(cells.value("int s = 0; for (int i = 0; i < 9; i++) s += i; s"))
                .isEqualTo(36);
    }

    @Test
    void a_thread_of_an_earlier_cell_goes_on() throws InterruptedException {
        cells.run(
                "int ticks = 0;\nboolean go = true;\nThread bg = new Thread(() -> { while (go) { ticks++; Thread.yield(); } });\n"
                        + "bg.setDaemon(true);\nbg.start();");
        cells.stopped("while (true) {}", 200);
        int seen = (int) cells.value("ticks");
        Thread.sleep(Duration.ofMillis(100));
        assertThat((int) cells.value("ticks")).isGreaterThan(seen);
        cells.run("go = false;\nbg.join(1000);");
    }

    /// Input that never comes, as from a reader who does not answer.
    private static final class Blocking extends InputStream {
        @Override
        public int read() throws IOException {
            try {
                Thread.sleep(Duration.ofMinutes(10));
                return -1;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }
}
