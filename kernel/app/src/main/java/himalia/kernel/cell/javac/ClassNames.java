package himalia.kernel.cell.javac;

import himalia.api.Display;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Names of packages of the JDK and of the class path, and of the classes that a cell is most likely to want an import
/// for.
final class ClassNames {
    private static final List<String> MODULES = List.of("java.base", "java.net.http", "java.desktop", "java.sql");

    private final URLClassLoader cells;
    private final Set<String> read = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    /// The full names of the classes of each package of the class path.
    private final Map<String, Set<String>> members = new HashMap<>();
    private @Nullable Set<String> packages;
    private @Nullable List<String> classes;

    /// @param cells whose class path is looked through
    ClassNames(URLClassLoader cells) {
        this.cells = cells;
    }

    /// The packages that cells can import.
    synchronized Set<String> packages() {
        if (packages == null) {
            packages = ModuleFinder.ofSystem().findAll().stream()
                    .map(ModuleReference::descriptor)
                    .flatMap(module -> module.exports().stream())
                    .filter(one -> !one.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
            packages.add(Display.class.getPackageName());
        }
        for (URL url : cells.getURLs()) {
            if (read.add(url.toString())) {
                readPackages(url);
            }
        }
        return packages;
    }

    /// The modules of the JDK.
    List<String> modules() {
        return ModuleFinder.ofSystem().findAll().stream()
                .map(one -> one.descriptor().name())
                .sorted()
                .toList();
    }

    /// The packages that the import of a module brings, those of the modules it stands for included.
    List<String> packages(String module) {
        Set<String> modules = new LinkedHashSet<>();
        addReadable(module, modules);
        return modules.stream()
                .flatMap(one -> ModuleFinder.ofSystem().find(one).stream())
                .flatMap(one -> one.descriptor().exports().stream())
                .filter(one -> !one.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .toList();
    }

    private static void addReadable(String module, Set<String> modules) {
        if (modules.add(module)) {
            ModuleFinder.ofSystem().find(module).stream()
                    .flatMap(one -> one.descriptor().requires().stream())
                    .filter(one -> one.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                    .forEach(one -> addReadable(one.name(), modules));
        }
    }

    /// Whether a library registers this class as a service.
    synchronized boolean isService(String className) {
        packages();
        return services.contains(className);
    }

    private void readPackages(URL url) {
        try {
            Path path = Path.of(url.toURI());
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        String name = path.relativize(file).toString().replace(File.separatorChar, '/');
                        addPackage(name);
                        if (isServices(name) && Files.isRegularFile(file)) {
                            addServices(Files.readString(file));
                        }
                    }
                }
            } else {
                try (ZipFile jar = new ZipFile(path.toFile())) {
                    for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                        addPackage(entry.getName());
                        if (isServices(entry.getName()) && !entry.isDirectory()) {
                            try (InputStream in = jar.getInputStream(entry)) {
                                addServices(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                            }
                        }
                    }
                }
            }
        } catch (IOException | UncheckedIOException | URISyntaxException | IllegalArgumentException unreadable) {
            // Then there are fewer suggestions.
            read.add(url.toString());
        }
    }

    private void addPackage(String file) {
        int end = file.lastIndexOf('/');
        // META-INF holds no package.
        if (end > 0 && file.endsWith(".class") && file.indexOf('-') < 0) {
            String home = file.substring(0, end).replace('/', '.');
            Objects.requireNonNull(packages).add(home);
            if (file.indexOf('$') < 0) {
                String name = home
                        + file.substring(end, file.length() - ".class".length()).replace('/', '.');
                members.computeIfAbsent(home, _ -> new TreeSet<>()).add(name);
            }
        }
    }

    private static boolean isServices(String file) {
        return file.startsWith("META-INF/services/");
    }

    private void addServices(String list) {
        list.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(services::add);
    }

    /// Full names of the classes of a name that libraries have.
    List<String> ofLibraries(String simple) {
        return packages().stream()
                .filter(home -> isOfLibrary(cells.getResource(home.replace('.', '/') + "/" + simple + ".class")))
                .map(home -> home + "." + simple)
                .toList();
    }

    /// Full names of the classes of a package that libraries have, for everybody or not.
    synchronized Set<String> in(String home) {
        packages();
        return members.getOrDefault(home, Set.of());
    }

    private static boolean isOfLibrary(@Nullable URL found) {
        return found != null && !found.getProtocol().equals("jrt");
    }

    /// Full names of public-looking classes whose simple name begins with a text.
    synchronized List<String> classes(String simple) {
        if (classes == null) {
            List<String> all = new ArrayList<>();
            MODULES.forEach(module -> read(module, all));
            classes = all;
        }
        return classes.stream()
                .filter(name -> name.startsWith(simple, name.lastIndexOf('.') + 1))
                .toList();
    }

    private void read(String module, List<String> all) {
        ModuleReference found = ModuleFinder.ofSystem().find(module).orElse(null);
        if (found == null) {
            return;
        }
        try (ModuleReader reader = found.open();
                Stream<String> names = reader.list()) {
            names.filter(name -> name.startsWith("java") && name.endsWith(".class") && name.indexOf('$') < 0)
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .filter(name -> packages().contains(name.substring(0, name.lastIndexOf('.'))))
                    .forEach(all::add);
        } catch (IOException unreadable) {
            // Then there are fewer suggestions.
        }
    }
}
