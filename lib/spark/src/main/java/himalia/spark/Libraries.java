package himalia.spark;

import himalia.api.CarriedCells;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What executors need besides Spark: the tensor library, Tablesaw and this.
final class Libraries {
    private static final Pattern NEEDED = Pattern.compile("(himalia|tablesaw|ejml|fastutil|classgraph|jsoup).*\\.jar");

    private Libraries() {}

    /// The jars. Classes that are in a folder are put into one.
    ///
    /// @param folder where that may be
    static List<String> jars(Path folder) {
        List<URL> all = new ArrayList<>();
        all.add(home(CarriedCells.class));
        all.add(home(Libraries.class));
        for (ClassLoader one = Thread.currentThread().getContextClassLoader(); one != null; one = one.getParent()) {
            if (one instanceof URLClassLoader loader) {
                all.addAll(List.of(loader.getURLs()));
            }
        }
        List<String> jars = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            Set<Path> paths = new LinkedHashSet<>();
            for (URL one : all) {
                paths.add(Path.of(one.toURI()));
            }
            for (Path path : paths) {
                if (Files.isDirectory(path)) {
                    jars.add(pack(path, folder.resolve("classes" + jars.size() + ".jar"))
                            .toString());
                } else if (NEEDED.matcher(path.getFileName().toString()).matches()) {
                    jars.add(path.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Spark: the libraries could not be packed for the executors", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return jars;
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(one)
                        .toString()
                        .replace(one.getFileSystem().getSeparator(), "/")));
                Files.copy(one, entries);
            }
        }
        return jar;
    }
}
