package himalia.spark;

import himalia.api.CellClass;
import himalia.api.CellListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The classes of the cells where the driver of Spark serves them to its executors, and what executors have to know of
/// them: which class has a method of a cell now.
final class CellFolder implements CellListener {
    private final Path folder;
    private final Map<String, String> newest = new HashMap<>();
    private int version;

    CellFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    @Override
    public synchronized void defined(List<CellClass> classes) {
        for (CellClass one : classes) {
            write(one);
            for (String method : one.methods()) {
                newest.put(method, one.name());
                version++;
            }
        }
    }

    private void write(CellClass one) {
        try {
            Path file = folder.resolve(one.name().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, one.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("spark: the class " + one.name() + " could not be written", e);
        }
    }

    /// Grows whenever a method gets another class.
    synchronized int version() {
        return version;
    }

    /// The class of each method, by `name(types)result`.
    synchronized Map<String, String> newest() {
        return new HashMap<>(newest);
    }
}
