package himalia.kernel.debug;

import himalia.kernel.cell.Frames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The cells as the files for which front ends take them: a path is made of the text, and no file need be there.
final class CellPaths {
    /// A cell that ran.
    ///
    /// @param code as the front end sent it
    record Ran(int number, String path, String code) {
        String name() {
            return Frames.file(number);
        }
    }

    private static final int KEPT = 2000;
    /// JupyterLab calls a file `Cell [3]` only if its path has this word.
    private static final String FOLDER = "ipykernel_";

    static final String SUFFIX = ".java";

    private final String prefix;
    private final Map<Integer, Ran> ran = bounded();
    private final Map<String, String> texts = bounded();

    /// @param process a restarted kernel must be known from the one before
    CellPaths(long process) {
        String folder = System.getProperty("java.io.tmpdir").replace('\\', '/').replaceFirst("/$", "");
        prefix = folder + "/" + FOLDER + process + "/";
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    String prefix() {
        return prefix;
    }

    String of(String code) {
        return prefix + Murmur2.of(code) + SUFFIX;
    }

    /// A cell of the page; it may never have run.
    synchronized String dump(String code) {
        String path = of(code);
        texts.put(path, code);
        return path;
    }

    /// A cell begins to run.
    synchronized void begins(int number, String code) {
        ran.put(number, new Ran(number, dump(code), code));
    }

    synchronized Optional<Ran> ran(int number) {
        return Optional.ofNullable(ran.get(number));
    }

    /// The last runs of all texts, by path.
    synchronized Map<String, Ran> all() {
        Map<String, Ran> last = new LinkedHashMap<>();
        ran.values().forEach(one -> last.put(one.path(), one));
        return last;
    }

    synchronized Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }
}
