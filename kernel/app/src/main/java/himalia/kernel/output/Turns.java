package himalia.kernel.output;

import org.jspecify.annotations.Nullable;

/// Keeps several streams in the order in which they were printed to: when one begins to print, what another has kept is
/// passed on first.
///
/// They share one lock, which this is. Whoever changes between them without end would have a message for every line:
/// beyond some hundred in a moment only the order within each stream stays.
public final class Turns {
    private static final int MOST = 100;

    private @Nullable BatchedOutput last;
    private int changes;

    /// Something is about to be printed; the lock is held.
    void begin(BatchedOutput now) {
        BatchedOutput before = last;
        if (before != now) {
            last = now;
            if (before != null && changes < MOST) {
                changes++;
                before.flushNow();
            }
        }
    }

    /// A moment has passed; the lock is held.
    void rest() {
        changes = 0;
    }
}
