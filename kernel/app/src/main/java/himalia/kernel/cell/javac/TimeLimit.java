package himalia.kernel.cell.javac;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does something about work that takes too long.
///
/// Work is short as a rule, and there is a lot of it: no timer is set for each, but one look at the clock is due as
/// long as there was any.
final class TimeLimit {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("time-limit").factory());

    private final long limit;
    private final Runnable exceeded;
    private boolean working;
    private long since;
    private boolean looking;

    TimeLimit(Duration limit, Runnable exceeded) {
        this.limit = limit.toNanos();
        this.exceeded = exceeded;
    }

    /// Work begins.
    synchronized void begin() {
        working = true;
        since = System.nanoTime();
        if (!looking) {
            lookAfter(limit);
        }
    }

    /// It has ended.
    synchronized void end() {
        working = false;
    }

    private void lookAfter(long nanoseconds) {
        looking = true;
        var _ = TIMER.schedule(this::look, nanoseconds, TimeUnit.NANOSECONDS);
    }

    private synchronized void look() {
        looking = false;
        if (working) {
            long left = limit - (System.nanoTime() - since);
            if (left > 0) {
                lookAfter(left);
            } else {
                working = false;
                exceeded.run();
            }
        }
    }
}
