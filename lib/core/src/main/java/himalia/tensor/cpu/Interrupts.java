package himalia.tensor.cpu;

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

    /// Ends the computation if its thread was interrupted.
    ///
    /// @throws CancellationException naming what was stopped
    public static void poll(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Stopped while computing " + what + ".");
        }
    }
}
