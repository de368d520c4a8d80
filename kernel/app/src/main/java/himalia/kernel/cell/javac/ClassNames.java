package himalia.kernel.cell.javac;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of packages of the JDK, and of the classes that a cell is most likely to want an import for.
final class ClassNames {
    private static final List<String> MODULES = List.of("java.base", "java.net.http", "java.desktop", "java.sql");

    private Set<String> packages;
    private List<String> classes;

    /// The packages that cells can import.
    synchronized Set<String> packages() {
        if (packages == null) {
            packages = ModuleFinder.ofSystem().findAll().stream()
                    .map(ModuleReference::descriptor)
                    .flatMap(module -> module.exports().stream())
                    .filter(one -> !one.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return packages;
    }

    /// Full names of public-looking classes whose simple name begins with a text.
    synchronized List<String> classes(String simple) {
        if (classes == null) {
            classes = new ArrayList<>();
            MODULES.forEach(this::read);
        }
        return classes.stream()
                .filter(name -> name.startsWith(simple, name.lastIndexOf('.') + 1))
                .toList();
    }

    private void read(String module) {
        ModuleReference found = ModuleFinder.ofSystem().find(module).orElse(null);
        if (found == null) {
            return;
        }
        try (ModuleReader reader = found.open();
                Stream<String> names = reader.list()) {
            names.filter(name -> name.startsWith("java") && name.endsWith(".class") && name.indexOf('$') < 0)
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .filter(name -> packages().contains(name.substring(0, name.lastIndexOf('.'))))
                    .forEach(classes::add);
        } catch (IOException unreadable) {
            // Then there are fewer suggestions.
            classes.addAll(List.of());
        }
    }
}
