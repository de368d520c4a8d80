package himalia.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a cell has planned and its author has forgotten to start: it is done when the lines of the cell have run, as a
/// part of the cell. Where there are no cells, nobody does it.
///
/// ```java
/// Plans.add(atEnd);      // the work is planned
/// Plans.remove(atEnd);   // its author has started it
/// ```
public final class Plans {
    /// @param cell the thread of the cell, beside which others may run
    /// @param from the line of the cell that has planned it, and all between
    private record Plan(Thread cell, Consumer<@Nullable Object> work, List<StackTraceElement> from) {
        /// Does it. What fails was called, as a reader sees it, by the line that planned it.
        void carryOut(@Nullable Object value) {
            try {
                work.accept(value);
            } catch (RuntimeException | Error failure) {
                List<StackTraceElement> frames = new ArrayList<>();
                for (StackTraceElement frame : failure.getStackTrace()) {
                    if (frame.getClassName().equals(Plan.class.getName())) {
                        break;
                    }
                    frames.add(frame);
                }
                frames.addAll(from);
                failure.setStackTrace(frames.toArray(StackTraceElement[]::new));
                throw failure;
            }
        }
    }

    private static final List<Plan> OPEN = new ArrayList<>();

    private Plans() {}

    /// Has something done at the end of the cell.
    ///
    /// @param plan told the value of the cell; null if it has none
    public static synchronized void add(Consumer<@Nullable Object> plan) {
        List<StackTraceElement> from = List.of(new Throwable().getStackTrace());
        OPEN.add(new Plan(Thread.currentThread(), plan, from.subList(1, from.size())));
    }

    /// Has something tidied up at the end of the cell, which does not fail: where it was asked for is not noted, so
    /// that a loop may ask for it in each step.
    ///
    /// @param plan told the value of the cell; null if it has none
    public static synchronized void tidy(Consumer<@Nullable Object> plan) {
        OPEN.add(new Plan(Thread.currentThread(), plan, List.of()));
    }

    /// It was done by its author, or is not to be done any more.
    ///
    /// @return whether it was still to be done
    public static synchronized boolean remove(Consumer<@Nullable Object> plan) {
        return OPEN.removeIf(one -> one.work().equals(plan));
    }

    /// For the kernel: does what the cell has planned. What is planned meanwhile is done, too.
    public static void carryOut(@Nullable Object value) {
        Plan next = next();
        while (next != null) {
            next.carryOut(value);
            next = next();
        }
    }

    private static synchronized @Nullable Plan next() {
        for (Plan one : OPEN) {
            if (one.cell() == Thread.currentThread()) {
                OPEN.remove(one);
                return one;
            }
        }
        return null;
    }

    /// For the kernel: forgets what was planned by a cell that has failed.
    public static synchronized void drop() {
        OPEN.removeIf(one -> one.cell() == Thread.currentThread());
    }
}
