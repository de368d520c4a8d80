package himalia.kernel.cell;

import java.util.Map;

/// The loader of what one cell declares. It is forgotten with the last of it.
///
/// Classes of other cells are those that were there when the cell was compiled, whatever has taken their names since.
public final class CodeLoader extends ClassLoader {
    private final CellClassLoader cells;
    private final Map<String, byte[]> classes;
    private final Map<String, Class<?>> links;

    CodeLoader(CellClassLoader cells, Map<String, byte[]> classes, Map<String, Class<?>> links) {
        super(cells);
        this.cells = cells;
        this.classes = classes;
        this.links = links;
        // A cell that says `assert` means it.
        setDefaultAssertionStatus(true);
    }

    /// Lets its classes refer to more classes of other cells.
    public void link(Map<String, Class<?>> more) {
        links.putAll(more);
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
