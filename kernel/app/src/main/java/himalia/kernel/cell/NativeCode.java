package himalia.kernel.cell;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells the kernel before code of cells, or of libraries that they have brought, first reaches what can write past
/// `System.out`: native code, and the descriptors of the process.
public final class NativeCode {
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "java/io/FileDescriptor", Set.of("out", "err"),
            "java/lang/Runtime", Set.of("load", "loadLibrary"),
            "java/lang/System", Set.of("load", "loadLibrary"),
            "java/lang/foreign/Linker", Set.of("nativeLinker"));

    private static final AtomicReference<@Nullable Runnable> FIRST = new AtomicReference<>();

    private NativeCode() {}

    /// Has something done before, once.
    public static void beforeFirst(Runnable work) {
        FIRST.set(work);
    }

    /// It is about to happen.
    static void reached() {
        Runnable work = FIRST.getAndSet(null);
        if (work != null) {
            work.run();
        }
    }

    /// Whether that is done by a method or field of the JDK.
    static boolean isReachedBy(String owner, String name) {
        return MEMBERS.getOrDefault(owner, Set.of()).contains(name);
    }
}
