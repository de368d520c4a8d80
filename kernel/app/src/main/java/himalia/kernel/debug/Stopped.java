package himalia.kernel.debug;

import himalia.kernel.cell.CellFrame;
import himalia.kernel.cell.Site;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A thread of a cell that stands at a place, and works off what is asked of it until it goes on.
final class Stopped {
    private final Thread thread = Thread.currentThread();
    private final LinkedBlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
    private final Site site;
    private final @Nullable Object[] locals;
    private final List<CellFrame> frames;
    private final @Nullable Throwable thrown;
    private boolean going;

    /// @param locals of the innermost frame; what is put there they hold when it goes on
    /// @param frames those of cells, the innermost first
    /// @param thrown why it has stopped, if something was thrown
    Stopped(Site site, @Nullable Object[] locals, List<CellFrame> frames, @Nullable Throwable thrown) {
        this.site = site;
        this.locals = locals;
        this.frames = frames;
        this.thrown = thrown;
    }

    Thread thread() {
        return thread;
    }

    Site site() {
        return site;
    }

    /// Where a frame is, and what variables it has.
    ///
    /// @param frame 0 is the innermost
    Site site(int frame) {
        return frame == 0 ? site : frames.get(frame).site();
    }

    /// What the variables of a frame hold: of the innermost the variables themselves, of another a copy.
    @Nullable
    Object[] locals(int frame) {
        return frame == 0 ? locals : frames.get(frame).values().toArray();
    }

    List<CellFrame> frames() {
        return frames;
    }

    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /// Has the thread do something.
    ///
    /// @throws IllegalStateException if it goes on already
    synchronized <T> FutureTask<T> ask(Callable<T> work) {
        if (going) {
            throw new IllegalStateException("the cell goes on");
        }
        FutureTask<T> task = new FutureTask<>(work);
        asked.add(task);
        return task;
    }

    /// Lets the thread go on.
    synchronized void go() {
        going = true;
        asked.add(() -> {});
    }

    private synchronized boolean isGoing() {
        return going;
    }

    /// Works until it is let go, on the thread itself.
    ///
    /// @throws InterruptedException if somebody interrupts the thread
    void work() throws InterruptedException {
        while (!isGoing()) {
            asked.take().run();
        }
    }

    /// Whoever waits for an answer gets none.
    synchronized void end() {
        going = true;
        for (Runnable waiting = asked.poll(); waiting != null; waiting = asked.poll()) {
            if (waiting instanceof FutureTask<?> task) {
                task.cancel(false);
            }
        }
    }
}
