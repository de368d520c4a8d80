package himalia.tensor.cpu;

import java.util.concurrent.CancellationException;

/// Lets the Stop button end a long computation: loops ask every few milliseconds.
public final class Interrupts {
    private Interrupts() {}

    /// Ends the computation if its thread was interrupted.
    ///
    /// @throws CancellationException naming what was stopped
    public static void poll(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Stopped while computing " + what + ".");
        }
    }
}
