package himalia.tensor.cpu;

import java.util.Comparator;
import java.util.concurrent.CancellationException;

/// Lets the Stop button end a long computation: loops ask every few milliseconds.
public final class Interrupts {
    private Interrupts() {}

    /// The same within a loop over elements, where only every 32,768th step is worth a look; short loops run through.
    ///
    /// @param step how often the loop has run
    public static void poll(String what, int step) {
        if ((step & 0x7FFF) == 0x7FFF) {
            poll(what);
        }
    }

    /// The same where a step goes over `n` elements from this one on.
    public static void poll(String what, int from, int n) {
        if (from >> 15 != from + n >> 15) {
            poll(what);
        }
    }

    /// An order that asks whether the thread that wants it was interrupted, on whichever thread it is asked itself.
    public static <T> Comparator<T> polling(String what, Comparator<? super T> order) {
        Thread wants = Thread.currentThread();
        return new Comparator<>() {
            private int asked; // by several threads: that some of it is lost does no harm

            @Override
            public int compare(T one, T other) {
                if ((++asked & 0xFFF) == 0 && wants.isInterrupted()) {
                    throw stopped(what);
                }
                return order.compare(one, other);
            }
        };
    }

    /// Ends the computation if its thread was interrupted.
    ///
    /// @throws CancellationException naming what was stopped
    public static void poll(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw stopped(what);
        }
    }

    private static CancellationException stopped(String what) {
        return new CancellationException("Stopped while computing " + what + ".");
    }
}
