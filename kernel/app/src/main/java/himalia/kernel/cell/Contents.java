package himalia.kernel.cell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// What is in a jar or a folder of classes.
///
/// @param classes  the names of the classes
/// @param services the names of the interfaces that it has plugins for
/// @param packages where its classes are, if that will not change: of a jar whose manifest names no others
public record Contents(Set<String> classes, Set<String> services, Set<String> packages) {
    private static final String CLASS = ".class";
    private static final Pattern VERSION = Pattern.compile("^META-INF/versions/\\d+/");
    private static final String SERVICES = "META-INF/services/";

    public Contents {
        classes = Set.copyOf(classes);
        services = Set.copyOf(services);
        packages = Set.copyOf(packages);
    }

    /// Whether what stands there is a jar whose manifest names other jars.
    public static boolean leadsOn(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return false;
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return leadsOn(jar);
        }
    }

    private static boolean leadsOn(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH);
    }

    /// Of what cannot be read there is nothing.
    static Contents of(Path path) {
        try {
            return Files.isDirectory(path) ? of(ofFolder(path), true) : ofJar(path);
        } catch (IOException unreadable) {
            return new Contents(Set.of(), Set.of(), Set.of());
        }
    }

    private static Contents of(List<String> files, boolean mayChange) {
        Set<String> classes = new HashSet<>();
        Set<String> services = new HashSet<>();
        Set<String> packages = new HashSet<>();
        for (String name : files) {
            if (name.endsWith(CLASS)) {
                String plain = VERSION.matcher(name).replaceFirst("");
                packages.add(
                        plain.substring(0, Math.max(0, plain.lastIndexOf('/'))).replace('/', '.'));
                if (!name.startsWith("META-INF/")) {
                    classes.add(
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            } else if (name.startsWith(SERVICES) && !name.endsWith("/")) {
                services.add(name.substring(SERVICES.length()));
            }
        }
        return new Contents(classes, services, mayChange ? Set.of() : packages);
    }

    private static Contents ofJar(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return of(jar.stream().map(ZipEntry::getName).toList(), leadsOn(jar));
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
