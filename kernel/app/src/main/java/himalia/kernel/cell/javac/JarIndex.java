package himalia.kernel.cell.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileManager.Location;

/// Which packages the jars have that were installed with the kernel. javac finds out by opening all of them, for the
/// first
/// cell; so it was written down when they were installed.
final class JarIndex {
    /// Beside the jars. A line for each: its name, its size in bytes, its packages; that without a name is a dot.
    static final String FILE = "packages";

    private final Map<Path, Jar> jars = new LinkedHashMap<>();
    private final Map<String, List<Jar>> byPackage = new HashMap<>();

    /// A jar, to be opened by javac when something is wanted from it.
    static final class Jar implements Location {
        private final Path path;

        Jar(Path path) {
            this.path = path;
        }

        Path path() {
            return path;
        }

        @Override
        public String getName() {
            return path.toString();
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }
    }

    private JarIndex() {}

    /// Of those jars that somebody has written down and that are still the same.
    static JarIndex of(List<Path> classPath) {
        JarIndex index = new JarIndex();
        Map<Path, String[]> written = new HashMap<>();
        Set<Path> read = new HashSet<>();
        for (Path jar : classPath) {
            Path folder = jar.getParent();
            if (folder != null && read.add(folder)) {
                written.putAll(read(folder));
            }
            String[] words = written.get(jar);
            if (words != null && !index.jars.containsKey(jar)) {
                index.add(new Jar(jar), words);
            }
        }
        return index;
    }

    private static Map<Path, String[]> read(Path folder) {
        Map<Path, String[]> written = new HashMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(FILE))) {
                String[] words = line.split(" ");
                Path jar = folder.resolve(words[0]);
                if (words.length > 1 && words[1].equals(String.valueOf(Files.size(jar)))) {
                    written.put(jar, words);
                }
            }
        } catch (IOException e) {
            // There is none, or not of these jars: javac looks itself.
        }
        return written;
    }

    private void add(Jar jar, String[] words) {
        jars.put(jar.path(), jar);
        for (int i = 2; i < words.length; i++) {
            String name = words[i].equals(".") ? "" : words[i];
            byPackage.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(jar);
        }
    }

    boolean has(Path path) {
        return jars.containsKey(path);
    }

    /// Those with classes in a package, as they stand in the class path.
    List<Jar> with(String packageName) {
        return byPackage.getOrDefault(packageName, List.of());
    }

    List<Jar> all() {
        return List.copyOf(jars.values());
    }
}
