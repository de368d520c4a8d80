package himalia.kernel.cell.javac;

import himalia.kernel.cell.LibraryImports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Chooses what is imported into a cell: what every cell has, what earlier cells have imported, and only what the
/// words of the cell can mean.
final class Imports {
    private static final List<String> OWN = List.of(
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "java.io.*",
            "java.nio.file.*",
            "java.math.*",
            // As in a source file without a class: what a first program wants of java.base, and the client of the web.
            "java.time.*",
            "java.time.format.*",
            "java.text.*",
            "java.util.concurrent.*",
            "java.util.concurrent.atomic.*",
            "java.util.regex.*",
            "java.nio.charset.*",
            "java.net.*",
            "java.net.http.*",
            "static himalia.api.Display.display",
            "static himalia.api.Display.updateDisplay",
            "static himalia.api.Display.render",
            "static himalia.api.Display.eval",
            "static himalia.api.Display.clearOutput");

    /// Names that need no import; a cell with only these is compiled sooner.
    private static final Set<String> PLAIN = Set.of(
            "String",
            "System",
            "Math",
            "Integer",
            "Double",
            "Long",
            "Boolean",
            "Character",
            "Object",
            "Thread",
            "Runnable",
            "StringBuilder",
            "Exception",
            "RuntimeException",
            "IllegalArgumentException");

    private final ClassLoader cells;
    private final Map<String, Boolean> found = new HashMap<>();
    private @Nullable List<Import> defaults;
    private @Nullable List<List<String>> operators;
    private @Nullable Map<String, String> foreignNames;
    private @Nullable Set<String> foreignRoots;
    private @Nullable Map<String, String> foreignParameters;
    private @Nullable List<String> words;
    private @Nullable Map<String, String> instead;

    Imports(ClassLoader cells) {
        this.cells = cells;
    }

    /// The imports that every cell has.
    List<Import> defaults() {
        if (defaults == null) {
            List<Import> all = new ArrayList<>();
            OWN.forEach(text -> all.add(Import.of(text)));
            LibraryImports.find(cells, why -> System.err.println("Default imports could not be read: " + why))
                    .forEach(text -> all.add(Import.of(text)));
            defaults = List.copyOf(all);
        }
        return defaults;
    }

    /// Whether packages of what is imported without being asked for begin so, as with `java`.
    boolean isRoot(String head) {
        return defaults().stream().anyMatch(one -> one.path().startsWith(head + "."));
    }

    /// Classes of functions for operators, library by library.
    List<List<String>> operators() {
        if (operators == null) {
            operators =
                    LibraryImports.operators(cells, why -> System.err.println("Operators could not be read: " + why));
        }
        return operators;
    }

    /// What names of other libraries mean here.
    Map<String, String> foreignNames() {
        if (foreignNames == null) {
            foreignNames = LibraryImports.names(cells, why -> System.err.println("Names could not be read: " + why));
        }
        return foreignNames;
    }

    /// Whether another library's names stand behind this: `nn` of `nn.Linear`.
    boolean isForeign(String path) {
        return "".equals(foreignNames().get(path))
                || foreignNames().keySet().stream().anyMatch(name -> name.startsWith(path + "."));
    }

    /// The first words of those.
    Set<String> foreignRoots() {
        if (foreignRoots == null) {
            foreignRoots = foreignNames().keySet().stream()
                    .map(path -> path.split("\\.")[0])
                    .collect(Collectors.toUnmodifiableSet());
        }
        return foreignRoots;
    }

    /// What other libraries call arguments, and what the parameters are called here.
    Map<String, String> foreignParameters() {
        if (foreignParameters == null) {
            foreignParameters = LibraryImports.parameters(
                    cells, why -> System.err.println("Names of parameters could not be read: " + why));
        }
        return foreignParameters;
    }

    /// Texts that libraries take as names.
    List<String> words() {
        if (words == null) {
            words = LibraryImports.words(cells, why -> System.err.println("Words could not be read: " + why));
        }
        return words;
    }

    /// Lines that do what names of other libraries do.
    Map<String, String> instead() {
        if (instead == null) {
            instead = LibraryImports.instead(cells, why -> System.err.println("Names could not be read: " + why));
        }
        return instead;
    }

    /// Modules of the JDK that programs are to be started with.
    List<String> modules() {
        return LibraryImports.modules(cells, why -> System.err.println("Modules could not be read: " + why));
    }

    /// Whether one of the packages that cells have imported has a class of that name.
    boolean isImported(String name, List<Import> user) {
        return user.stream()
                .anyMatch(one -> one.name().equals(name)
                        || one.isOnDemand() && !one.isStatic() && !one.isModule() && holds(one, name));
    }

    /// The class path has grown.
    void forget() {
        found.clear();
        operators = null;
        foreignNames = null;
        foreignRoots = null;
        foreignParameters = null;
        words = null;
        instead = null;
        defaults = null;
    }

    /// The imports for a text with these words.
    ///
    /// @param user    the imports of cells, oldest first
    /// @param types   classes of cells, which win over imports
    /// @param members methods and variables of cells, likewise
    List<Import> choose(Set<String> words, List<Import> user, Collection<String> types, Collection<String> members) {
        List<Import> chosen = new ArrayList<>();
        if (words.isEmpty()) {
            // To ask the libraries for theirs takes a look into each jar.
            return chosen;
        }
        boolean mayBeTypes =
                words.stream().anyMatch(word -> Character.isUpperCase(word.charAt(0)) && !PLAIN.contains(word));
        for (Import one : user) {
            boolean wanted = one.isOnDemand() || one.isModule()
                    ? !words.isEmpty()
                    : words.contains(one.name()) && !(one.isStatic() ? members : types).contains(one.name());
            if (wanted) {
                chosen.add(one);
            }
        }
        List<Import> packages =
                user.stream().filter(one -> one.isOnDemand() && !one.isStatic()).toList();
        for (Import one : defaults()) {
            if (one.isOnDemand()) {
                if (one.isStatic() ? !words.isEmpty() : mayBeTypes) {
                    chosen.add(one);
                }
                continue;
            }
            boolean hidden = (one.isStatic() ? members : types).contains(one.name())
                    || user.stream()
                            .anyMatch(other -> other.isStatic() == one.isStatic()
                                    && other.name().equals(one.name()))
                    || packages.stream().anyMatch(other -> holds(other, one.name()));
            if (words.contains(one.name()) && !hidden) {
                chosen.add(one);
            }
        }
        if (!packages.isEmpty() && mayBeTypes) {
            settle(words, packages, types, chosen);
        }
        return chosen;
    }

    /// Where two packages have a class of the same name, the one that a cell imported last is meant.
    private void settle(Set<String> words, List<Import> packages, Collection<String> types, List<Import> chosen) {
        for (String word : words) {
            boolean known = types.contains(word)
                    || chosen.stream().anyMatch(one -> one.name().equals(word));
            if (known || !Character.isUpperCase(word.charAt(0)) || PLAIN.contains(word)) {
                continue;
            }
            for (int i = packages.size() - 1; i >= 0; i--) {
                if (holds(packages.get(i), word)) {
                    chosen.add(new Import(packages.get(i).path() + "." + word, false, false, false));
                    break;
                }
            }
        }
    }

    private boolean holds(Import onDemand, String type) {
        return found.computeIfAbsent(onDemand.path() + "." + type, name -> {
            String path = onDemand.path().replace('.', '/');
            return cells.getResource(path + "/" + type + ".class") != null
                    || cells.getResource(path + "$" + type + ".class") != null;
        });
    }
}
