package himalia.kernel.cell;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Optional;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// Stops running cell code.
///
/// All checks in cell code share one call site whose target is empty: compiled code pays nothing for it. To stop a
/// cell the target is exchanged, which makes the VM drop the compiled loops, and the next check throws.
public final class InterruptSwitch {
    private static final MethodType NOTHING = MethodType.methodType(void.class);

    private final MutableCallSite site = new MutableCallSite(MethodHandles.empty(NOTHING));
    private final MethodHandle off = MethodHandles.empty(NOTHING);
    private final MethodHandle on;
    private @Nullable Thread cellThread;
    private int depth;
    private boolean running;
    private boolean pressed;

    public InterruptSwitch() {
        try {
            on = MethodHandles.lookup().bind(this, "stop", NOTHING);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    MutableCallSite site() {
        return site;
    }

    /// A cell begins on the calling thread, with its compilation. One may begin inside another, and is stopped with it.
    ///
    /// @return whether it is inside another
    public synchronized boolean begin() {
        running = false;
        if (depth++ == 0) {
            cellThread = Thread.currentThread();
            pressed = false;
            return false;
        }
        return true;
    }

    /// The cell is compiled: from here on an interrupt reaches its thread. One that came while javac read a jar would
    /// close that jar, and what is in it would be unknown for the rest of the session.
    public synchronized void run() {
        running = true;
        if (pressed && cellThread != null) {
            cellThread.interrupt();
        }
    }

    /// The cell has ended: the next one runs undisturbed.
    ///
    /// @return whether it was stopped
    public synchronized boolean end() {
        boolean was = pressed;
        if (--depth > 0) {
            running = true; // the one around it, which had begun to run
            return was;
        }
        cellThread = null;
        running = false;
        pressed = false;
        if (was) {
            aim(off);
            Thread.interrupted();
        }
        return was;
    }

    /// Stops the cell that runs; does nothing if none does.
    public synchronized void press() {
        Thread thread = cellThread;
        if (thread == null) {
            return;
        }
        if (!pressed) {
            pressed = true;
            aim(on);
        }
        if (running) {
            thread.interrupt();
        }
    }

    public synchronized boolean isPressed() {
        return pressed;
    }

    /// The thread of a cell that was told to stop and still runs.
    public synchronized Optional<Thread> stopping() {
        return pressed ? Optional.ofNullable(cellThread) : Optional.empty();
    }

    private void aim(MethodHandle target) {
        site.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {site});
    }

    /// Threads that an earlier cell left behind go on; the cell's own thread and the workers of its streams stop.
    @SuppressWarnings("UnusedMethod") // called by its handle
    private void stop() {
        Thread current = Thread.currentThread();
        if (current == cellThread || current instanceof ForkJoinWorkerThread) {
            throw new CellInterrupted();
        }
    }
}
