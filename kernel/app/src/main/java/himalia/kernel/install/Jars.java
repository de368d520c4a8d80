package himalia.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The jar of the kernel, and the folder or class path that cells see.
///
/// They stay where they are if they lie as the package has them: those of the kernel in one folder, the library in the
/// folder `cells` beside that. A repository of Maven has each in a folder of its own: these are copied.
record Jars(Path kernel, String cells) {
    /// The folder below the kernelspec with what was copied.
    static final String COPIES = "jars";

    /// Those of this process, copied into the folder of the kernelspec if need be.
    ///
    /// @param classPath what cells are to see; null if nothing was said
    static Jars of(Surroundings here, @Nullable String classPath, Path folder) throws IOException, Trouble {
        List<String> missing = missing(here);
        Set<String> found = here.classPath().stream().map(Jars::library).collect(Collectors.toSet());
        boolean isRepository = !missing.isEmpty()
                && found.containsAll(
                        missing.stream().map(Path::of).map(Jars::library).toList());
        return isRepository ? copied(here, classPath, folder.resolve(COPIES)) : inPlace(here, classPath);
    }

    /// Those of this process where they lie.
    static Jars inPlace(Surroundings here, @Nullable String classPath) throws IOException, Trouble {
        List<String> missing = missing(here);
        if (!missing.isEmpty()) {
            throw new Trouble(String.join(", ", missing) + " should lie beside " + here.jar() + ".");
        }
        return new Jars(here.jar(), classPath == null ? libraryBeside(here.jar()) : absolute(classPath));
    }

    /// Those that a command starts the kernel with.
    static Jars ofCommand(List<String> command) {
        return new Jars(Path.of(after("-jar", command)), after("--class-path", command));
    }

    private static String after(String option, List<String> command) {
        int at = command.indexOf(option);
        return at < 0 || at == command.size() - 1 ? "" : command.get(at + 1);
    }

    /// What its manifest names and does not lie beside the jar of the kernel.
    private static List<String> missing(Surroundings here) throws IOException, Trouble {
        if (!Files.isRegularFile(here.jar())) {
            throw new Trouble(
                    "Only the jar of the kernel can be installed, and this one runs from " + here.jar() + ".");
        }
        return names(here.jar()).stream()
                .filter(name -> !Files.exists(here.jar().resolveSibling(name)))
                .toList();
    }

    private static String libraryBeside(Path jar) throws Trouble {
        Path cells = jar.resolveSibling("../cells").normalize();
        if (!Files.isDirectory(cells)) {
            throw new Trouble("There is no folder " + cells
                    + " with the library for cells: --class-path names another one, or its jars.");
        }
        return cells.toString();
    }

    private static String absolute(String classPath) throws Trouble {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (!Files.exists(path)) {
                throw new Trouble("There is nothing for cells in " + path + ": --class-path names a folder, or jars.");
            }
            entries.add(path.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Jars copied(Surroundings here, @Nullable String classPath, Path folder) throws IOException, Trouble {
        Path library = folder.resolve("cells");
        String cells = classPath == null ? library.toString() : absolute(classPath);
        List<Path> all = here.classPath().stream().filter(Files::isRegularFile).toList();
        Set<String> kernel = withOwn(List.of(here.jar()));
        // What finds the libraries of %maven is loaded for itself, and not seen by cells; only what logs is for both.
        Set<String> maven = withOwn(
                all.stream().filter(jar -> library(jar).equals("himalia-maven")).toList());
        copy(all, kernel::contains, folder.resolve("kernel"));
        copy(all, name -> maven.contains(name) && !kernel.contains(name), folder.resolve("maven"));
        copy(all, name -> !kernel.contains(name) && (!maven.contains(name) || name.startsWith("slf4j-")), library);
        return new Jars(folder.resolve("kernel").resolve(here.jar().getFileName()), cells);
    }

    /// The names of libraries: these, and those that their manifests ask for.
    private static Set<String> withOwn(List<Path> jars) throws IOException {
        List<Path> all = new ArrayList<>(jars);
        for (Path jar : jars) {
            names(jar).forEach(name -> all.add(Path.of(name)));
        }
        return all.stream().map(Jars::library).collect(Collectors.toSet());
    }

    /// Makes the folder hold the libraries that are wanted. A changed one is swapped, not overwritten: a running JVM
    /// reads its old file on.
    private static void copy(List<Path> jars, Predicate<String> wanted, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> old = files(folder);
        List<Path> now = new ArrayList<>();
        for (Path jar : jars.stream().filter(jar -> wanted.test(library(jar))).toList()) {
            Path copy = folder.resolve(jar.getFileName());
            Path whole = folder.resolve(jar.getFileName() + ".new");
            Files.copy(jar, whole, StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, copy, StandardCopyOption.REPLACE_EXISTING);
            now.add(copy);
        }
        for (Path one : old) {
            if (!now.contains(one)) {
                Files.delete(one);
            }
        }
    }

    /// All jars that a kernel of these needs.
    List<Path> all() throws IOException {
        List<Path> jars = new ArrayList<>(List.of(kernel));
        names(kernel).forEach(name -> jars.add(kernel.resolveSibling(name)));
        for (String entry : cells.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            jars.addAll(Files.isDirectory(path) ? files(path) : List.of(path));
        }
        return jars.stream().filter(jar -> jar.toString().endsWith(".jar")).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// What a manifest says under a name, word by word.
    static List<String> manifest(Path jar, Attributes.Name name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String words = file.getManifest() == null
                    ? null
                    : file.getManifest().getMainAttributes().getValue(name);
            return words == null ? List.of() : List.of(words.strip().split("\\s+"));
        }
    }

    private static List<String> names(Path jar) throws IOException {
        return manifest(jar, Attributes.Name.CLASS_PATH);
    }

    /// The name of a jar without its version: where several ask for a library, one version of it is taken.
    private static String library(Path jar) {
        return jar.getFileName().toString().replaceAll("-\\d.*|\\.jar$", "");
    }
}
