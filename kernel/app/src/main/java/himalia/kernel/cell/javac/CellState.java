package himalia.kernel.cell.javac;

import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the cells have declared and imported so far.
final class CellState {
    private static final int WARNINGS = 500;

    final Map<String, Declared> variables = new LinkedHashMap<>();
    final Map<String, Declared> methods = new LinkedHashMap<>();
    final Map<String, Declared> types = new LinkedHashMap<>();
    final List<Import> imports = new ArrayList<>();
    /// Variables whose value was lost with the class it was of: to what is said when they are used.
    final Map<String, String> lost = new LinkedHashMap<>();
    /// Names of variables that were declared within the braces of a cell while there is an older one, to that cell.
    final Map<String, Integer> ended = new LinkedHashMap<>();
    /// Whether the last expression of a cell is shown also if it is a statement that a `;` ends.
    boolean showsAll = "show".equals(System.getenv("HIMALIA_SEMICOLON"));
    /// Whether operators and brackets are taken where Java has none.
    boolean sugar = !"off".equals(System.getenv("HIMALIA_SUGAR"));
    /// Names that were deleted and have not been declared again.
    final Set<String> deleted = new LinkedHashSet<>();
    /// Names that cells would have declared which were rejected.
    final Set<String> failed = new LinkedHashSet<>();
    /// Warnings that have been given.
    private final Set<String> warned = new LinkedHashSet<>();
    /// The number in the name of the newest class of ours. None comes twice: a name that has been written into a file,
    /// or is still in use, must not stand for another class.
    int serial;

    CellState() {
        this(0);
    }

    /// @param serial the numbers begin after this one
    CellState(int serial) {
        this.serial = serial;
    }

    /// Whether a warning is given for the first time.
    boolean isNews(String warning) {
        if (warned.size() >= WARNINGS) {
            warned.remove(warned.iterator().next());
        }
        return warned.add(warning);
    }

    Map<String, Declared> of(Declared.Kind kind) {
        return switch (kind) {
            case VARIABLE -> variables;
            case METHOD -> methods;
            case TYPE -> types;
        };
    }

    Stream<Declared> all() {
        return Stream.of(variables, methods, types).map(Map::values).flatMap(Collection::stream);
    }

    /// All of it, for the reader.
    List<Declaration> declarations() {
        List<Declaration> all = new ArrayList<>();
        variables.values().stream()
                .filter(one -> one.name().indexOf('$') < 0)
                .forEach(one -> all.add(new Declaration(
                        Declaration.Kind.VARIABLE,
                        one.name(),
                        Member.simple(one.type()) + " " + one.name(),
                        one.text())));
        methods.values()
                .forEach(one ->
                        all.add(new Declaration(Declaration.Kind.METHOD, one.name(), header(one.text()), one.text())));
        types.values()
                .forEach(one ->
                        all.add(new Declaration(Declaration.Kind.TYPE, one.name(), header(one.text()), one.text())));
        imports.forEach(one -> all.add(new Declaration(
                Declaration.Kind.IMPORT, one.name(), "import " + one.text(), "import " + one.text() + ";")));
        return all;
    }

    /// What stands before the braces, in one line.
    private static String header(String text) {
        int brace = Mask.of(text).indexOf('{');
        return text.substring(0, brace < 0 ? text.length() : brace).strip().replaceAll("\\s+", " ");
    }

    /// Puts a declaration in its place.
    void put(Declared declared) {
        of(declared.kind()).put(declared.key(), declared);
        deleted.remove(declared.name());
        if (declared.kind() == Declared.Kind.TYPE && !declared.isPackaged()) {
            imports.removeIf(one -> !one.isStatic() && one.name().equals(declared.name()));
        }
    }

    void put(Import added) {
        imports.removeIf(one -> one.text().equals(added.text()));
        if (!added.isStatic() && !added.isOnDemand()) {
            imports.removeIf(one -> !one.isStatic() && one.name().equals(added.name()));
            types.remove(added.name());
        }
        imports.add(added);
    }
}
