package himalia.kernel.cell;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The loader of what one cell declares. It is forgotten with the last of it.
///
/// Classes of other cells are those that were there when the cell was compiled, whatever has taken their names since.
public final class CodeLoader extends ClassLoader {
    private final CellClassLoader cells;
    private final Map<String, byte[]> classes;
    private final Map<String, Class<?>> links;
    private final Set<Class<?>> initialized = ConcurrentHashMap.newKeySet();
    /// Of the user's classes, the access that is written: by the class and, in it, by the member.
    private final Map<String, Map<String, Integer>> written;

    CodeLoader(
            CellClassLoader cells,
            Map<String, byte[]> classes,
            Map<String, Class<?>> links,
            Map<String, Map<String, Integer>> written) {
        super(cells);
        this.cells = cells;
        this.classes = classes;
        this.links = links;
        this.written = written;
        // A cell that says `assert` means it.
        setDefaultAssertionStatus(true);
    }

    /// Lets its classes refer to more classes of other cells.
    public void link(Map<String, Class<?>> more) {
        links.putAll(more);
    }

    /// @see AsWritten
    @Nullable
    Integer written(Class<?> type, String member) {
        return written.getOrDefault(type.getName(), Map.of()).get(member);
    }

    void initialized(Class<?> type) {
        initialized.add(type);
    }

    /// Whether the static fields of a class can be looked at without anything being run.
    public static boolean isInitialized(Class<?> type) {
        return !(type.getClassLoader() instanceof CodeLoader loader)
                || (loader.written(type, "<clinit>()V") == null || loader.initialized.contains(type))
                        && (type.getSuperclass() == null || isInitialized(type.getSuperclass()));
    }

    CellClassLoader cells() {
        return cells;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = classes.remove(name);
            if (bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
            Class<?> linked = links.get(name);
            return linked != null ? linked : super.loadClass(name, resolve);
        }
    }
}
