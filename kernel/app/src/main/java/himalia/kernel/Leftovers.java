package himalia.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Collects what a long training leaves behind, while it runs. The serial collector would take all memory that it may
/// have before it looks whether old objects are still wanted: gigabytes in some hours, of which nothing lives.
///
/// It is asked once a second. A collection takes as long as what lives is large, and there is one only once as much
/// again has been left behind.
final class Leftovers {
    /// A smaller heap is no burden.
    private static final long LARGE = 768L << 20;
    /// Left behind, what lives apart.
    private static final long ROOM = 256L << 20;

    private final LongSupplier used;
    private final LongSupplier old;
    private final LongSupplier lived;
    private final Runnable collect;

    /// For this process.
    Leftovers() {
        this(
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
                () -> Old.POOL == null ? 0 : Old.POOL.getUsage().getUsed(),
                () -> Old.POOL == null ? 0 : Old.POOL.getCollectionUsage().getUsed(),
                Runtime.getRuntime()::gc);
    }

    /// @param used    the bytes of all objects, new and old, dead ones included
    /// @param old     of the old ones
    /// @param lived   of those that the last whole collection found alive
    /// @param collect a whole collection
    Leftovers(LongSupplier used, LongSupplier old, LongSupplier lived, Runnable collect) {
        this.used = used;
        this.old = old;
        this.lived = lived;
        this.collect = collect;
    }

    /// A second has gone by.
    void second() {
        if (used.getAsLong() > LARGE && old.getAsLong() > 2 * lived.getAsLong() + ROOM) {
            collect.run();
        }
    }

    /// Looked for only once the heap is large: half of all kernels never need it.
    private static final class Old {
        static final @Nullable MemoryPoolMXBean POOL = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Tenured Gen")) // other collectors see to themselves
                .findAny()
                .orElse(null);
    }
}
