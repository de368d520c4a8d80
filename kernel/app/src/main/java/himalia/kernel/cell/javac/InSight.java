package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a cell can name as it is: what it and earlier cells declare, and what is imported.
final class InSight {
    private final Session session;
    private final EngineParts parts;
    private final Draft draft;
    private final Members members;

    InSight(Session session, EngineParts parts, Draft draft) {
        this.session = session;
        this.parts = parts;
        this.draft = draft;
        this.members = new Members(session);
    }

    /// All imports: those every cell has, those of earlier cells, those of the cell.
    List<Import> imports() {
        List<Import> all = new ArrayList<>(parts.imports().defaults());
        all.addAll(parts.state().imports);
        all.addAll(draft.imports.values());
        all.add(Import.of("java.lang.*"));
        return all;
    }

    /// What a static import brings.
    List<Seen> statics(Import one) {
        if (one.isOnDemand()) {
            ClassSymbol type = type(one.path());
            return type == null ? List.of() : chosen(members.of(type.type));
        }
        ClassSymbol type = type(one.path().substring(0, Math.max(0, one.path().lastIndexOf('.'))));
        return type == null ? List.of() : chosen(members.named(type.type, session.name(one.name())));
    }

    private static List<Seen> chosen(List<Seen> members) {
        return members.stream().filter(one -> one.isStatic() && one.isPublic()).toList();
    }

    /// The methods that a call of a simple name could mean: of the classes around it, else of cells, else imported.
    List<Seen> methods(String name, Sight sight) {
        return Stream.of(inherited(name, sight), ofCells(name), imported(name, false), imported(name, true))
                .map(found -> found.stream()
                        .filter(one -> one.symbol() instanceof MethodSymbol)
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Seen> inherited(String name, Sight sight) {
        return sight.classes().stream()
                .flatMap(type -> members.named(type.sym.type, session.name(name)).stream())
                .toList();
    }

    /// The methods of a name that this cell and earlier ones declare.
    List<Seen> ofCells(String name) {
        Stream<String> homes = Stream.concat(
                draft.parts.values().stream()
                        .filter(part -> part.kind == Declared.Kind.METHOD && part.name.equals(name))
                        .map(part -> part.className),
                parts.state().methods.values().stream()
                        .filter(one -> one.name().equals(name)
                                && !draft.parts.containsKey(Part.id(Declared.Kind.METHOD, one.key())))
                        .map(Declared::className));
        return homes.map(this::ofCell)
                .filter(Objects::nonNull)
                .flatMap(home -> members.named(home.type, session.name(name)).stream())
                .toList();
    }

    private List<Seen> imported(String name, boolean onDemand) {
        return imports().stream()
                .filter(one -> one.isStatic()
                        && one.isOnDemand() == onDemand
                        && (onDemand || one.name().equals(name)))
                .map(one -> type(
                        onDemand
                                ? one.path()
                                : one.path().substring(0, one.path().lastIndexOf('.'))))
                .filter(Objects::nonNull)
                .flatMap(type -> chosen(members.named(type.type, session.name(name))).stream())
                .toList();
    }

    /// A class that holds something of a cell; null if it is not there.
    @Nullable
    ClassSymbol ofCell(String className) {
        ClassSymbol known = session.symbols.getClass(session.symbols.unnamedModule, session.name(className));
        return known != null || className.isEmpty() ? known : session.type(className);
    }

    /// A class of this full name, which may be nested in another; null if there is none.
    @Nullable
    ClassSymbol type(String fullName) {
        ClassSymbol found = session.type(fullName);
        if (found == null) {
            // An import may name a class of a cell.
            found = session.type(CellFiles.PACKAGE + "." + fullName);
        }
        int dot = fullName.lastIndexOf('.');
        if (found != null || dot < 0) {
            return found;
        }
        ClassSymbol around = type(fullName.substring(0, dot));
        if (around != null) {
            for (Symbol one : around.members().getSymbolsByName(session.name(fullName.substring(dot + 1)))) {
                if (one instanceof ClassSymbol nested) {
                    return nested;
                }
            }
        }
        return null;
    }
}
