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
    private record Plan(Thread cell, Consumer<@Nullable Object> work) {}

    private static final List<Plan> OPEN = new ArrayList<>();

    private Plans() {}

    /// Has something done at the end of the cell.
    ///
    /// @param plan told the value of the cell; null if it has none
    public static synchronized void add(Consumer<@Nullable Object> plan) {
        OPEN.add(new Plan(Thread.currentThread(), plan));
    }

    /// It was done by its author.
    public static synchronized void remove(Consumer<@Nullable Object> plan) {
        OPEN.removeIf(one -> one.work().equals(plan));
    }

    /// For the kernel: does what the cell has planned. What is planned meanwhile is done, too.
    public static void carryOut(@Nullable Object value) {
        Consumer<@Nullable Object> next = next();
        while (next != null) {
            next.accept(value);
            next = next();
        }
    }

    private static synchronized @Nullable Consumer<@Nullable Object> next() {
        for (Plan one : OPEN) {
            if (one.cell() == Thread.currentThread()) {
                OPEN.remove(one);
                return one.work();
            }
        }
        return null;
    }

    /// For the kernel: forgets what was planned by a cell that has failed.
    public static synchronized void drop() {
        OPEN.removeIf(one -> one.cell() == Thread.currentThread());
    }
}
