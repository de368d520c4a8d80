package himalia.sql.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TogetherTest {
    @Test
    void what_is_stopped_ends_in_the_middle_of_its_parts_and_leaves_no_interrupt_behind() throws Exception {
        Together cores = new Together();
        CountDownLatch begun = new CountDownLatch(1);
        Thread stop = Thread.ofPlatform().start(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            cores.stop();
        });
        assertThatThrownBy(() -> cores.each(1000, part -> {
                    begun.countDown();
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
        stop.join();
        AtomicInteger interrupted = new AtomicInteger();
        new Together().each(1000, part -> interrupted.addAndGet(Thread.interrupted() ? 1 : 0));
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void what_is_stopped_before_it_begins_does_nothing() {
        Together cores = new Together();
        cores.stop();
        AtomicInteger parts = new AtomicInteger();
        assertThatThrownBy(() -> cores.each(10, part -> parts.incrementAndGet()))
                .isInstanceOf(CancellationException.class);
        assertThat(parts).hasValue(0);
    }
}
