package himalia.kernel.cell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What is in a jar or a folder of classes.
///
/// @param classes  the names of the classes
/// @param services the names of the interfaces that it has plugins for
record Contents(Set<String> classes, Set<String> services) {
    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    /// Of what cannot be read there is nothing.
    static Contents of(Path path) {
        try {
            List<String> files = Files.isDirectory(path) ? ofFolder(path) : ofJar(path);
            return new Contents(
                    files.stream()
                            .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/"))
                            .map(name -> name.substring(0, name.length() - CLASS.length())
                                    .replace('/', '.'))
                            .collect(Collectors.toSet()),
                    files.stream()
                            .filter(name -> name.startsWith(SERVICES) && !name.endsWith("/"))
                            .map(name -> name.substring(SERVICES.length()))
                            .collect(Collectors.toSet()));
        } catch (IOException unreadable) {
            return new Contents(Set.of(), Set.of());
        }
    }

    private static List<String> ofJar(Path path) throws IOException {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static List<String> ofFolder(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replace(File.separatorChar, '/'))
                    .toList();
        }
    }
}
