package himalia.kernel.cell.javac;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the cells have declared and imported so far.
final class CellState {
    final Map<String, Declared> variables = new LinkedHashMap<>();
    final Map<String, Declared> methods = new LinkedHashMap<>();
    final Map<String, Declared> types = new LinkedHashMap<>();
    final List<Import> imports = new ArrayList<>();
    private int serial;

    /// A number that no class name has held yet.
    int next() {
        return ++serial;
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

    /// Puts a declaration in its place.
    void put(Declared declared) {
        of(declared.kind()).put(declared.key(), declared);
        if (declared.kind() == Declared.Kind.TYPE) {
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
