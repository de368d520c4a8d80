package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Scope;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.CompletionFailure;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The members of a type, those it inherits included: each once, as the type has it.
final class Members {
    private final Types types;
    private final Symtab symbols;

    Members(Session session) {
        types = Types.instance(session.context);
        symbols = session.symbols;
    }

    /// All but constructors; those of the class itself first, those of `Object` last.
    List<Seen> of(Type type) {
        return find(type, Scope::getSymbols);
    }

    /// Those of a name, likewise.
    List<Seen> named(Type type, Name name) {
        return find(type, scope -> scope.getSymbolsByName(name));
    }

    /// The constructors of a class in the order of its source; those of the class above make something else.
    List<Seen> constructors(Type type) {
        return inOrder(type.tsym.members().getSymbols(Symbol::isConstructor)).stream()
                .map(one -> new Seen(one, type))
                .toList();
    }

    /// As in the source: javac's scopes begin with the last.
    private static List<Symbol> inOrder(Iterable<Symbol> scope) {
        List<Symbol> order = new ArrayList<>();
        scope.forEach(order::add);
        return order.reversed();
    }

    /// The member itself, if javac has made one that pretends to be declared where it is only inherited: names of
    /// parameters and documentation are in its own class.
    @SuppressWarnings("TypeEquals") // javac's copy shares the very type
    Symbol declared(Symbol symbol) {
        if (symbol.owner instanceof ClassSymbol owner && symbol instanceof MethodSymbol) {
            for (Seen one : named(owner.type, symbol.name)) {
                if (one.symbol().type == symbol.type) {
                    return one.symbol();
                }
            }
        }
        return symbol;
    }

    /// What it overrides, nearest first: where to look for words about it.
    List<Symbol> overridden(Seen seen) {
        List<Symbol> found = new ArrayList<>();
        if (seen.symbol() instanceof MethodSymbol method && method.owner instanceof ClassSymbol owner) {
            for (Type one : types.closure(owner.type)) {
                for (Symbol other : one.tsym.members().getSymbolsByName(method.name)) {
                    if (other != method && method.overrides(other, owner, types, false)) {
                        found.add(other);
                    }
                }
            }
        }
        return found;
    }

    private List<Seen> find(Type type, Function<Scope, Iterable<Symbol>> choice) {
        List<Seen> found = new ArrayList<>();
        if (type == null || type.isErroneous() || type.isPrimitiveOrVoid() || type.hasTag(TypeTag.BOT)) {
            return found;
        }
        Type from = type.hasTag(TypeTag.ARRAY) ? symbols.objectType : types.skipTypeVars(type, false);
        Set<String> known = new HashSet<>();
        try {
            for (Type one : types.closure(from)) {
                for (Symbol member : inOrder(choice.apply(one.tsym.members()))) {
                    if (isMember(member, from) && known.add(key(member, from))) {
                        found.add(new Seen(member, type));
                    }
                }
            }
        } catch (CompletionFailure missing) {
            return found; // a class above is on no class path: what is known is what there is
        }
        return found;
    }

    private static boolean isMember(Symbol member, Type of) {
        boolean isOwn = member.owner == of.tsym;
        boolean ofInterface = (member.owner.flags() & Flags.INTERFACE) != 0;
        return (member.flags() & Flags.SYNTHETIC) == 0
                && !member.name.toString().startsWith("<")
                && (isOwn || !(ofInterface && member instanceof MethodSymbol && member.isStatic()));
    }

    private String key(Symbol member, Type in) {
        return switch (member) {
            case MethodSymbol method ->
                method.name + "(" + types.erasure(types.memberType(in, method).getParameterTypes()) + ")";
            case ClassSymbol type -> type.name + " class";
            default -> member.name.toString();
        };
    }
}
