package himalia.kernel.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UndisturbedTest {
    @Test
    void it_goes_on_with_its_work_after_the_heap_was_full_and_hears_no_interrupt() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread thread = new Undisturbed(
                () -> {
                    if (begun.incrementAndGet() < 3) {
                        throw new OutOfMemoryError("planned");
                    }
                    Thread.currentThread().interrupt();
                    interrupted.set(Thread.interrupted());
                },
                "work");
        thread.start();
        thread.join();
        assertThat(begun).hasValue(3);
        assertThat(interrupted).isFalse();
    }
}
