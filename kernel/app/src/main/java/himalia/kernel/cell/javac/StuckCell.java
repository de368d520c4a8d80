package himalia.kernel.cell.javac;

import himalia.api.CellResult;
import himalia.kernel.cell.InterruptSwitch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Deals with cells that do not stop when they are told to: code of the JDK cannot be made to. So with the handlers
/// that run beside them.
///
/// First the threads that the cell has started are stopped, for it may wait for them; then the cell is given up, so
/// that its user loses one thread and not the session.
final class StuckCell {
    private final InterruptSwitch stop;
    private final Duration patience;
    private final Consumer<CellResult.Failure> givenUp;
    private final Places places = new Places();
    private boolean watching;

    /// @param patience how long a cell may take to stop
    /// @param givenUp  is told what to say of a cell that was given up
    StuckCell(InterruptSwitch stop, Duration patience, Consumer<CellResult.Failure> givenUp) {
        this.patience = patience;
        this.stop = stop;
        this.givenUp = givenUp;
    }

    /// Watches over a stop that was just asked for.
    synchronized void watch() {
        Optional<InterruptSwitch.Stopping> stuck = stop.stopping();
        List<InterruptSwitch.Guest> guests = stop.stoppingGuests();
        if (!watching && (stuck.isPresent() || !guests.isEmpty())) {
            watching = true;
            Thread.ofPlatform().daemon().name("stop").start(() -> await(stuck, guests));
        }
    }

    private void await(Optional<InterruptSwitch.Stopping> stuck, List<InterruptSwitch.Guest> guests) {
        try {
            Thread.sleep(patience.dividedBy(3));
            if (isStill(stuck)) {
                stop.widen();
            }
            if (isStill(stuck) || isStill(guests)) {
                Thread.sleep(patience.multipliedBy(2).dividedBy(3));
            }
            for (InterruptSwitch.Guest guest : guests) {
                // Now: afterwards it may be anywhere.
                CellResult.Failure failure = failure("it", guest.thread());
                if (stop.giveUp(guest)) {
                    guest.givenUp().accept(failure);
                }
            }
            while (isStill(stuck)) {
                CellResult.Failure failure = failure("the cell", stuck.get().thread());
                if (stop.giveUp(stuck.get())) {
                    givenUp.accept(failure);
                } else {
                    Thread.sleep(patience);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                watching = false;
            }
        }
    }

    private boolean isStill(Optional<InterruptSwitch.Stopping> stuck) {
        return stuck.isPresent() && stop.stopping().equals(stuck);
    }

    private boolean isStill(List<InterruptSwitch.Guest> guests) {
        return stop.stoppingGuests().stream().anyMatch(guests::contains);
    }

    /// What it waits for, if that is a lock; else the method, which is not the machinery that holds every waiting
    /// thread.
    private static String where(Thread thread, StackTraceElement[] frames) {
        if (thread.getState() == Thread.State.BLOCKED) {
            return "in `synchronized`, and another thread has the lock";
        }
        return Arrays.stream(frames)
                .filter(frame ->
                        !frame.getClassName().matches("jdk\\.internal\\..*|.*\\.locks\\.(LockSupport|Abstract.*)"))
                .findFirst()
                .map(frame -> "in " + frame.getClassName() + "." + frame.getMethodName() + ", which Java cannot stop")
                .orElse("in code that Java cannot stop");
    }

    private CellResult.Failure failure(String what, Thread thread) {
        StackTraceElement[] frames = thread.getStackTrace();
        // What waits for the system is said to run, too.
        boolean busy = thread.getState() == Thread.State.RUNNABLE && frames.length > 0 && !frames[0].isNativeMethod();
        String where = where(thread, frames);
        Optional<String> line = Arrays.stream(frames)
                .flatMap(frame -> places.apply(frame).stream())
                .map(spot -> "Called at Cell [" + spot.cell() + "], line " + spot.line() + ".")
                .findFirst();
        String message = what + " was given up: it is " + where;
        List<String> lines = new ArrayList<>(List.of("Interrupted: " + message));
        line.ifPresent(lines::add);
        lines.add("Your variables are kept and the next cell runs. "
                + (busy
                        ? "Until it returns, its thread keeps one processor busy."
                        : "Its thread waits on, and keeps what it has locked."));
        lines.add("Hint: Kernel > Restart ends it, and loses all variables.");
        return new CellResult.Failure("Interrupted", message, lines);
    }
}
