package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps some memory back, so that a cell that has used all of it can still be answered.
public final class OutOfMemory {
    private static final int RESERVE = 4 << 20;
    private volatile byte @Nullable [] reserve = new byte[RESERVE];

    /// Frees the reserve: call this first when memory has run out.
    public void release() {
        reserve = null;
    }

    /// Gives the system back what is free now, and sets the reserve aside again; without it the next shortage is only
    /// harder to answer.
    public void restore() {
        System.gc();
        if (reserve == null && Runtime.getRuntime().maxMemory() - used() > 4L * RESERVE) {
            reserve = new byte[RESERVE];
        }
    }

    /// Whether hardly anything is left even after a collection.
    public boolean isShort() {
        System.gc();
        return Runtime.getRuntime().maxMemory() - used() < Runtime.getRuntime().maxMemory() / 5;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// What happened and what to do.
    ///
    /// @param cleared variables that were emptied to get memory back
    public static String message(OutOfMemoryError error, List<String> cleared) {
        String said = String.valueOf(error.getMessage());
        if (said.contains("exceeds VM limit") || said.contains("exceeds implementation limit")) {
            return "an array or a text cannot be as large as that: 2,147,483,645 elements or letters is the most in Java\n"
                    + "Hint: work on parts of the data, one after the other.";
        }
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        List<String> lines = new ArrayList<>();
        lines.add("the heap of " + heap + " MB is full"
                + (error.getMessage() == null ? "" : " (" + error.getMessage() + ")"));
        if (!cleared.isEmpty()) {
            lines.add("Set to null, because this cell had filled them: " + String.join(", ", cleared));
        }
        String more = "-Xmx" + Math.max(4, Math.ceilDiv(2 * heap, 1024L)) + "g";
        lines.add("Hint: use smaller data or batches, or give Java more memory: add \"" + more
                + "\" to argv in kernel.json, or set JAVA_TOOL_OPTIONS=" + more + ", and restart the kernel.");
        return String.join("\n", lines);
    }
}
