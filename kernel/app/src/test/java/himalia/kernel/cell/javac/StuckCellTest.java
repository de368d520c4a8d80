package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.CellResult;
import himalia.kernel.cell.CellInterrupted;
import himalia.kernel.cell.GivenUp;
import himalia.kernel.cell.InterruptSwitch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StuckCellTest {
    private final InterruptSwitch stop = new InterruptSwitch();
    private final List<CellResult.Failure> said = new CopyOnWriteArrayList<>();
    private final StuckCell stuck = new StuckCell(stop, Duration.ofMillis(300), said::add);

    @Test
    void a_cell_that_does_not_stop_is_given_up_and_says_where_it_is_busy() {
        stop.begin();
        stop.run();
        stopTwice();
        while (said.isEmpty()) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(stop::end).isInstanceOf(GivenUp.class);
        assertThatThrownBy(stop::begin).isInstanceOf(CellInterrupted.class);
        Thread.interrupted();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().name()).isEqualTo("Interrupted");
        assertThat(said.getFirst().message()).startsWith("the cell was given up: it is in ");
        assertThat(Engines.plain(said.getFirst()))
                .contains("Your variables are kept", "keeps one processor busy", "Hint: Kernel > Restart");
    }

    @Test
    void one_that_only_waits_says_so() {
        stop.begin();
        stop.run();
        stopTwice();
        while (said.isEmpty()) {
            LockSupport.parkNanos(1);
            Thread.interrupted();
            LockSupport.parkNanos(50_000_000);
        }
        assertThatThrownBy(stop::end).isInstanceOf(GivenUp.class);
        Thread.interrupted();
        assertThat(Engines.plain(said.getFirst())).contains("waits on");
    }

    @Test
    void one_that_stops_says_nothing() throws InterruptedException {
        stop.begin();
        stop.run();
        stopTwice();
        stop.end();
        Thread.sleep(600);
        assertThat(said).isEmpty();
    }

    @Test
    void the_compiler_is_not_given_up() throws InterruptedException {
        stop.begin();
        stopTwice();
        Thread.sleep(1000);
        stop.end();
        assertThat(said).isEmpty();
    }

    private void stopTwice() {
        for (int i = 0; i < 2; i++) {
            stop.press();
            stuck.watch();
        }
    }
}
