package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.InterruptSwitch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StuckCellTest {
    private final InterruptSwitch stop = new InterruptSwitch();
    private final StuckCell stuck = new StuckCell(stop, Duration.ofMillis(100));

    @Test
    void a_cell_that_does_not_stop_says_where_it_is_busy() {
        String said = said(5000);
        assertThat(said)
                .startsWith("The cell does not stop: it is busy in ")
                .contains("Hint: wait for it, or choose Kernel > Restart, which loses all variables.")
                .containsOnlyOnce("does not stop");
    }

    @Test
    void one_that_stops_says_nothing() {
        assertThat(said(0)).isEmpty();
    }

    /// What is printed while a cell goes on for a while after it was told to stop, or until something is printed.
    private String said(long milliseconds) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            stop.begin();
            stop.press();
            stuck.watch();
            stuck.watch();
            long end = System.nanoTime() + milliseconds * 1_000_000;
            while (System.nanoTime() < end && err.size() == 0) {
                Thread.onSpinWait();
            }
            stop.end();
            Thread.sleep(400);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            System.setErr(before);
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
