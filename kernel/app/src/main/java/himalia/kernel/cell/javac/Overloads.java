package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lets methods of one name see each other from inside. Each has a class of its own, where its name hides those that
/// are imported; so javac is told, while it attributes, that the others are members there, too. What it finds then it
/// calls where it is.
final class Overloads {
    private final Session session;
    private final Map<String, List<MethodSymbol>> byName = new HashMap<>();
    /// Classes that are being compiled, and the name of the method of each.
    private final Map<ClassSymbol, String> homes = new LinkedHashMap<>();

    private final Map<ClassSymbol, List<Symbol>> lent = new HashMap<>();

    Overloads(Session session) {
        this.session = session;
    }

    /// A method whose class is being compiled.
    void add(ClassSymbol home, String method) {
        homes.put(home, method);
        find(home, method);
    }

    /// A method of an earlier cell that stays as it is.
    void add(Declared earlier) {
        if (homes.containsValue(earlier.name())) {
            ClassSymbol home = session.type(earlier.className());
            if (home != null) {
                find(home, earlier.name());
            }
        }
    }

    private void find(ClassSymbol home, String method) {
        for (Symbol one : home.members().getSymbolsByName(session.name(method))) {
            if (one instanceof MethodSymbol symbol && symbol.owner == home) {
                byName.computeIfAbsent(method, name -> new ArrayList<>()).add(symbol);
            }
        }
    }

    /// Before javac attributes anything.
    void lend() {
        homes.forEach((home, method) -> {
            for (MethodSymbol other : byName.getOrDefault(method, List.of())) {
                if (other.owner != home) {
                    home.members_field.enter(other);
                    lent.computeIfAbsent(home, name -> new ArrayList<>()).add(other);
                }
            }
        });
    }

    /// Before javac writes the classes with all their members.
    void takeBack() {
        lent.forEach((home, others) -> others.forEach(home.members_field::remove));
        lent.clear();
    }
}
