package himalia.kernel.cell;

import himalia.api.CellResult;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stops running cell code.
///
/// All checks in cell code share one call site whose target is empty: compiled code pays nothing for it. To stop a
/// cell the target is exchanged, which makes the VM drop the compiled loops, and the next check throws.
public final class InterruptSwitch {
    /// What a stopped cell says if its user has stopped it.
    public static final String BY_USER = "the cell was stopped";

    /// A cell that was told to stop and still runs.
    ///
    /// @param thread on which it runs
    /// @param cell   what it is known by
    public record Stopping(Thread thread, Object cell) {}

    /// Work that runs code of cells beside the cell.
    public static final class Guest {
        private final Thread thread;
        private final Consumer<CellResult.Failure> givenUp;
        /// How many cells it is in, one inside another.
        private int depth;
        /// Whether the innermost of them is being compiled.
        private boolean compiling;

        private Guest(Thread thread, Consumer<CellResult.Failure> givenUp) {
            this.thread = thread;
            this.givenUp = givenUp;
        }

        /// On which it runs.
        public Thread thread() {
            return thread;
        }

        /// Is told what to say of it when it was given up.
        public Consumer<CellResult.Failure> givenUp() {
            return givenUp;
        }
    }

    private static final MethodType NOTHING = MethodType.methodType(void.class);

    private final MutableCallSite site = new MutableCallSite(MethodHandles.empty(NOTHING));
    private final MethodHandle off = MethodHandles.empty(NOTHING);
    private final MethodHandle on;
    /// What the running cell is known by, on its thread and on those that it has started.
    @SuppressWarnings("ThreadLocalUsage") // one for each engine, which are few
    private final InheritableThreadLocal<Object> startedBy = new InheritableThreadLocal<>();
    /// Threads that stop at their next check, whatever else runs.
    private final Set<Thread> doomed = ConcurrentHashMap.newKeySet();
    /// What runs beside the cell: handlers, for example.
    private final Map<Thread, Guest> guests = new ConcurrentHashMap<>();

    private volatile @Nullable Thread cellThread;
    private volatile @Nullable Object cell;
    private volatile boolean pressed;
    private volatile boolean wide;
    private String why = BY_USER;
    private int depth;
    private boolean running;
    private boolean aimed;
    /// How many are stopping what works for the cell on threads of others, which they interrupt.
    private int stoppingOthers;

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
    /// @throws CellInterrupted if this thread has been given up
    public synchronized boolean begin() {
        Thread current = Thread.currentThread();
        Guest guest = guests.get(current);
        if (doomed.contains(current)) {
            throw new CellInterrupted();
        }
        if (guest != null) {
            guest.compiling = true;
            return guest.depth++ > 0;
        }
        running = false;
        if (depth++ > 0) {
            return true;
        }
        cellThread = current;
        cell = new Object();
        startedBy.set(cell);
        pressed = false;
        doomed.removeIf(thread -> !thread.isAlive());
        aim();
        return false;
    }

    /// The cell is compiled: from here on an interrupt reaches its thread. One that came while javac read a jar would
    /// close that jar, and what is in it would be unknown for the rest of the session.
    public synchronized void run() {
        Guest guest = guests.get(Thread.currentThread());
        if (guest != null) {
            guest.compiling = false;
            if (doomed.contains(guest.thread)) {
                guest.thread.interrupt();
            }
            return;
        }
        if (cellThread != Thread.currentThread()) {
            return;
        }
        running = true;
        if (pressed && cellThread != null) {
            cellThread.interrupt();
        }
    }

    /// The cell has ended: the next one runs undisturbed, also by an interrupt that the cell has left behind.
    ///
    /// @throws GivenUp if the calling thread was given up meanwhile
    public synchronized void end() {
        Guest guest = guests.get(Thread.currentThread());
        if (guest != null) {
            guest.compiling = false; // the one around it had begun to run
            if (--guest.depth == 0) {
                forgive(guest.thread);
            }
            return;
        }
        if (cellThread != Thread.currentThread()) {
            throw new GivenUp();
        }
        if (--depth > 0) {
            running = true; // the one around it, which had begun to run
            return;
        }
        clear();
        aim();
        Thread.interrupted();
    }

    private void clear() {
        cellThread = null;
        cell = null;
        startedBy.remove();
        depth = 0;
        running = false;
        pressed = false;
        wide = false;
        why = BY_USER;
    }

    /// Stops the cell that runs, and what runs beside it; does nothing if nothing does.
    public void press() {
        press(BY_USER);
    }

    /// The same.
    ///
    /// @param reason what the cell will say
    public synchronized void press(String reason) {
        guests.values().forEach(this::doom);
        if (cellThread == null) {
            return;
        }
        if (!pressed) {
            pressed = true;
            why = reason;
            aim();
        }
        if (running) {
            cellThread.interrupt();
        }
    }

    /// The cell does not stop: threads that it has started stop, too, for it may wait for them.
    public synchronized void widen() {
        wide = pressed;
    }

    /// Does something by which threads of others, which work for the cell, are interrupted: code of cells on them ends
    /// then at its next check, as long as that goes on.
    public void stopOthers(Runnable interrupting) {
        others(1);
        try {
            interrupting.run();
        } finally {
            others(-1);
        }
    }

    private synchronized void others(int by) {
        stoppingOthers += by;
        aim();
    }

    /// For work that no check is woven into.
    ///
    /// @throws CellInterrupted if the cell was told to stop
    public void check() {
        Thread current = Thread.currentThread();
        if (guests.containsKey(current) ? doomed.contains(current) : pressed) {
            throw new CellInterrupted();
        }
    }

    /// What the stopped cell says.
    public synchronized String why() {
        return why;
    }

    /// The cell that was told to stop and still runs.
    public synchronized Optional<Stopping> stopping() {
        Thread thread = cellThread;
        Object known = cell;
        return pressed && thread != null && known != null ? Optional.of(new Stopping(thread, known)) : Optional.empty();
    }

    /// Gives up a cell that does not stop. Its thread ends at its next check or when the cell does; whoever runs cells
    /// needs another. The compiler is never given up: it comes to an end.
    ///
    /// @return whether it was given up
    public synchronized boolean giveUp(Stopping stuck) {
        if (cell != stuck.cell || !running) {
            return false;
        }
        doomed.add(stuck.thread);
        clear();
        aim();
        return true;
    }

    /// The calling thread begins to run code of cells beside the running cell: [#press] reaches it, too. What it begins
    /// and ends then are cells of its own.
    ///
    /// @param givenUp told what to say if it was given up
    public synchronized void enter(Consumer<CellResult.Failure> givenUp) {
        enterForCells(givenUp);
        Objects.requireNonNull(guests.get(Thread.currentThread())).depth = 1; // it is the user's code itself
    }

    /// The same, for cells: each is stopped by itself, as those that run one after the other are.
    public synchronized void enterForCells(Consumer<CellResult.Failure> givenUp) {
        Thread current = Thread.currentThread();
        guests.put(current, new Guest(current, givenUp));
    }

    private void forgive(Thread thread) {
        if (doomed.remove(thread)) {
            aim();
        }
        Thread.interrupted();
    }

    /// It has ended that.
    ///
    /// @throws GivenUp if it was given up meanwhile
    public synchronized void leave() {
        Thread current = Thread.currentThread();
        boolean isGuest = guests.remove(current) != null;
        forgive(current);
        if (!isGuest) {
            throw new GivenUp();
        }
    }

    /// The guests that were told to stop and still run.
    public synchronized List<Guest> stoppingGuests() {
        return guests.values().stream()
                .filter(guest -> doomed.contains(guest.thread))
                .toList();
    }

    /// Gives up a guest that does not stop, as [#giveUp(Stopping)] a cell.
    ///
    /// @return whether it was given up
    public synchronized boolean giveUp(Guest stuck) {
        return guests.remove(stuck.thread, stuck);
    }

    private void doom(Guest guest) {
        if (guest.depth == 0) {
            return; // between two cells
        }
        if (guest.compiling) {
            doomed.add(guest.thread);
            aim();
        } else {
            doom(guest.thread);
        }
    }

    /// Ends a thread at its next check.
    public synchronized void doom(Thread thread) {
        doomed.add(thread);
        aim();
        thread.interrupt();
    }

    private void aim() {
        boolean needed = pressed || !doomed.isEmpty() || stoppingOthers > 0;
        if (needed != aimed) {
            aimed = needed;
            site.setTarget(needed ? on : off);
            MutableCallSite.syncAll(new MutableCallSite[] {site});
        }
    }

    /// Threads that an earlier cell left behind go on; the cell's own thread and the workers of its streams stop.
    @SuppressWarnings("UnusedMethod") // called by its handle
    private void stop() {
        boolean isOther = stoppingOthers > 0 && Thread.currentThread() != cellThread;
        if (isStopping() || isOther && Thread.currentThread().isInterrupted()) {
            throw new CellInterrupted();
        }
    }

    /// Whether the calling thread is one that was told to stop.
    public boolean isStopping() {
        Thread current = Thread.currentThread();
        boolean concerned =
                current == cellThread || current instanceof ForkJoinWorkerThread || wide && startedBy.get() == cell;
        return pressed && concerned || doomed.contains(current);
    }

    /// Whether the calling thread is the one that runs the cell.
    public boolean isOfCell() {
        return Thread.currentThread() == cellThread;
    }
}
