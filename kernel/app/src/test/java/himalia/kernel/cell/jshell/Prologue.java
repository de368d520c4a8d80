package himalia.kernel.cell.jshell;

import himalia.kernel.cell.LibraryImports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The imports every cell has, fed to JShell when a cell first needs them: each costs some 10 ms there.
final class Prologue {
    private static final List<String> OWN = List.of(
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "java.io.*",
            "java.nio.file.*",
            "java.math.*",
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
            "static himalia.api.Display.clearOutput");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    /// Names that need no import; a cell with only these starts sooner.
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

    private final LinkedHashMap<String, String> single = new LinkedHashMap<>();
    private final List<String> packages = new ArrayList<>();

    Prologue(ClassLoader cells) {
        OWN.forEach(this::add);
        LibraryImports.find(cells, why -> System.err.println("Default imports could not be read: " + why))
                .forEach(this::add);
    }

    private void add(String text) {
        if (text.endsWith("*")) {
            packages.add(text);
        } else {
            single.put(text.substring(text.lastIndexOf('.') + 1) + " " + text, text);
        }
    }

    /// Feeds what a text needs.
    ///
    /// @param importer takes the text of an import and says whether it was accepted
    void feed(String code, Predicate<String> importer) {
        if (single.isEmpty() && packages.isEmpty()) {
            return;
        }
        Matcher word = WORD.matcher(code);
        boolean types = false;
        Set<String> words = new HashSet<>();
        while (word.find()) {
            words.add(word.group());
            types |= !PLAIN.contains(word.group())
                    && (Character.isUpperCase(word.group().charAt(0))
                            || packages.stream().anyMatch(p -> p.startsWith("static ")));
        }
        single.entrySet().removeIf(entry -> {
            boolean needed =
                    words.contains(entry.getKey().substring(0, entry.getKey().indexOf(' ')));
            if (needed) {
                give(entry.getValue(), importer);
            }
            return needed;
        });
        if (types) {
            packages.forEach(text -> give(text, importer));
            packages.clear();
        }
    }

    /// Leaves out the import of a class whose name a cell has taken for its own.
    void forget(String name) {
        single.keySet().removeIf(key -> key.startsWith(name + " "));
    }

    /// Feeds one that is left.
    ///
    /// @return false if nothing was left
    boolean feedNext(Predicate<String> importer) {
        if (packages.isEmpty() && single.isEmpty()) {
            return false;
        }
        String next = packages.isEmpty() ? single.pollFirstEntry().getValue() : packages.removeFirst();
        give(next, importer);
        return true;
    }

    /// Feeds all that is left.
    void feedAll(Predicate<String> importer) {
        packages.forEach(text -> give(text, importer));
        packages.clear();
        single.values().forEach(text -> give(text, importer));
        single.clear();
    }

    private static void give(String text, Predicate<String> importer) {
        if (!importer.test("import " + text + ";")) {
            System.err.println("The default import " + text + " was left out: it does not compile.");
        }
    }
}
