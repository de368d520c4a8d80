package himalia.kernel.cell.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which packages jars have. javac finds out by opening all of them, for the first cell; so of the jars that were
/// installed with the kernel it was written down then, and of others it is known from when they were added.
final class JarIndex {
    /// Beside the jars. A line for each: its name, its size in bytes, its packages; that without a name is a dot.
    static final String FILE = "packages";

    private final Map<Path, Set<String>> packages = new HashMap<>();

    /// Of those jars that somebody has written down and that are still the same.
    static JarIndex of(List<Path> classPath) {
        JarIndex index = new JarIndex();
        Map<Path, Set<String>> written = new HashMap<>();
        Set<Path> read = new HashSet<>();
        for (Path jar : classPath) {
            Path folder = jar.getParent();
            if (folder != null && read.add(folder)) {
                written.putAll(read(folder));
            }
            if (written.containsKey(jar)) {
                index.add(jar, written.get(jar));
            }
        }
        return index;
    }

    private static Map<Path, Set<String>> read(Path folder) {
        Map<Path, Set<String>> written = new HashMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(FILE))) {
                List<String> words = Arrays.asList(line.split(" "));
                Path jar = folder.resolve(words.getFirst());
                // The length of one that is gone is 0.
                if (words.size() > 1
                        && words.get(1).equals(String.valueOf(jar.toFile().length()))) {
                    Set<String> packages = new HashSet<>(words.subList(2, words.size()));
                    if (packages.remove(".")) {
                        packages.add("");
                    }
                    written.put(jar, packages);
                }
            }
        } catch (IOException e) {
            // There is none, or not of these jars: javac looks itself.
        }
        return written;
    }

    void add(Path jar, Set<String> of) {
        packages.put(jar, of);
    }

    /// The packages of a jar; null for one that nobody knows, and for a folder, where others may come.
    @Nullable
    Set<String> packages(Path jar) {
        return packages.get(jar);
    }
}
