package himalia.kernel;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Gives memory back to the system once nobody has run a cell for a minute: a heap that has been large stays so until
/// somebody collects what is in it, and in a kernel at which nobody works that is nobody.
///
/// The first time it is ten seconds: a start leaves behind more than it needs, and many a kernel is opened and left.
///
/// It is asked once a second, and costs a cell nothing.
final class QuietTime {
    private static final int SOON = 10;
    private static final int MINUTE = 60;
    /// A smaller heap is no burden.
    private static final long LARGE = 256L << 20;
    /// If less than this part comes back, the next try waits for longer.
    private static final double WORTH = 0.2;

    private final long first;
    private final LongSupplier committed;
    private final Runnable collect;
    private @Nullable Object last;
    private int seconds;
    private int patience = SOON;
    private long large;

    /// For this process.
    QuietTime() {
        this(Runtime.getRuntime().totalMemory(), () -> Runtime.getRuntime().totalMemory(), Runtime.getRuntime()::gc);
    }

    /// @param first     the bytes that it has at the beginning; some collectors never go below, as the first time shows
    /// @param committed the bytes that the heap has of the system
    /// @param collect   gives back what it does not need
    QuietTime(long first, LongSupplier committed, Runnable collect) {
        this.first = first;
        this.committed = committed;
        this.collect = collect;
    }

    /// A second has gone by.
    ///
    /// @param cell      the cell that was run last, or runs
    /// @param isRunning whether it runs
    void second(@Nullable Object cell, boolean isRunning) {
        if (isRunning || cell != last) {
            last = cell;
            seconds = 0;
        } else if (++seconds == patience) {
            long before = committed.getAsLong();
            if (before > large) {
                collect.run();
                long after = committed.getAsLong();
                boolean isWorth = large == 0 || after < before * (1 - WORTH);
                patience = isWorth ? MINUTE : Math.min(2 * patience, 64 * MINUTE);
                if (large == 0) {
                    large = Math.max(LARGE, Math.min(first, after) * 3 / 2);
                }
            }
        }
    }
}
