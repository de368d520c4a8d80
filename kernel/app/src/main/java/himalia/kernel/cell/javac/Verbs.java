package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import himalia.kernel.cell.javac.sugar.Spellings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The functions that a cell may call behind the dot of their first argument: `df.head()` of `head(df)`.
final class Verbs {
    private final EngineParts parts;
    private final Session session;
    private final Draft draft;
    private final InSight inSight;
    private final Members members;
    private final Types types;

    Verbs(EngineParts parts, Session session, Draft draft, InSight inSight) {
        this.parts = parts;
        this.session = session;
        this.draft = draft;
        this.inSight = inSight;
        members = new Members(session);
        types = Types.instance(session.context);
    }

    /// Those that go behind an object of this type, as far as they say what they are for: what takes any object is not
    /// among them.
    ///
    /// @param named which names are wanted
    List<Seen> of(Type receiver, Predicate<String> named) {
        if (!parts.state().sugar || receiver == null || receiver.isErroneous() || receiver.isPrimitive()) {
            return List.of();
        }
        List<Seen> found = new ArrayList<>();
        Stream.concat(ofCells(named), Stream.concat(imported(), ofLibraries()))
                .filter(one -> named.test(one.symbol().name.toString()) && takes(one, receiver))
                .filter(one -> members.named(receiver, one.symbol().name).stream()
                        .noneMatch(own -> own.symbol() instanceof MethodSymbol && !own.isStatic()))
                .forEach(found::add);
        return found;
    }

    /// Those of one name, in Python's spelling, too.
    List<Seen> named(Type receiver, String name) {
        List<Seen> found = of(receiver, name::equals);
        return found.isEmpty()
                ? Spellings.inJava(name)
                        .map(other -> of(receiver, other::equals))
                        .orElse(found)
                : found;
    }

    /// Whether a function belongs to another library than the type: then it is what its user looks for.
    boolean isOfAnother(Seen function, Type receiver) {
        Symtab symbols = session.symbols;
        return receiver.tsym.packge().modle == symbols.unnamedModule
                && !root(function.symbol()).equals(root(receiver.tsym));
    }

    private static String root(Symbol symbol) {
        return symbol.packge().getQualifiedName().toString().split("\\.")[0];
    }

    private Stream<Seen> ofCells(Predicate<String> named) {
        return Stream.concat(
                        draft.parts.values().stream()
                                .filter(part -> part.kind == Declared.Kind.METHOD)
                                .map(part -> part.name),
                        parts.state().methods.values().stream().map(Declared::name))
                .distinct()
                .filter(named)
                .flatMap(name -> inSight.ofCells(name).stream());
    }

    private Stream<Seen> imported() {
        return inSight.imports().stream().filter(Import::isStatic).flatMap(one -> inSight.statics(one).stream());
    }

    private Stream<Seen> ofLibraries() {
        return parts.imports().operators().stream()
                .flatMap(List::stream)
                .map(session::type)
                .filter(Objects::nonNull)
                .flatMap(library -> members.of(library.type).stream())
                .filter(one -> one.isStatic()
                        && one.isPublic()
                        && !Spellings.isOperator(one.symbol().name.toString()));
    }

    private boolean takes(Seen function, Type receiver) {
        if (!(function.symbol() instanceof MethodSymbol method)
                || method.type.getParameterTypes().isEmpty()) {
            return false;
        }
        Type first = method.type.getParameterTypes().head;
        boolean isMany = method.isVarArgs() && method.type.getParameterTypes().size() == 1;
        Type wanted = types.erasure(isMany ? types.elemtype(first) : first);
        return wanted.tsym != session.symbols.objectType.tsym && types.isSubtype(types.erasure(receiver), wanted);
    }
}
