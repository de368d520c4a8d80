package himalia.kernel.cell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
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
    private final Map<String, WrittenClass> written;
    /// The class files as they were defined, for whoever reads the code of a class that it has met.
    private final Map<String, byte[]> defined = new ConcurrentHashMap<>();

    CodeLoader(
            CellClassLoader cells,
            Map<String, byte[]> classes,
            Map<String, Class<?>> links,
            Map<String, WrittenClass> written) {
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

    /// A class of the user's as it is written; null of one of ours.
    @Nullable
    WrittenClass written(Class<?> type) {
        return written.get(type.getName());
    }

    void initialized(Class<?> type) {
        initialized.add(type);
    }

    /// Whether the static fields of a class can be looked at without anything being run.
    public static boolean isInitialized(Class<?> type) {
        return !(type.getClassLoader() instanceof CodeLoader loader)
                || (!loader.begins(type) || loader.initialized.contains(type))
                        && (type.getSuperclass() == null || isInitialized(type.getSuperclass()));
    }

    /// Whether a class does something when it is initialized.
    private boolean begins(Class<?> type) {
        WrittenClass one = written.get(type.getName());
        return one != null && one.access().containsKey("<clinit>()V");
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
                defined.put(name.replace('.', '/') + ".class", bytes);
                return defineClass(name, bytes, 0, bytes.length);
            }
            Class<?> linked = links.get(name);
            return linked != null ? linked : super.loadClass(name, resolve);
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = defined.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
