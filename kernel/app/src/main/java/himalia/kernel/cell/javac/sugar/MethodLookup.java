package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Scope;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.List;

/// The methods that a call may mean by a name, in any of its spellings.
final class MethodLookup {
    private final Types types;
    private final Names names;

    MethodLookup(Context context) {
        types = Types.instance(context);
        names = Names.instance(context);
    }

    /// The methods of a type.
    List<MethodSymbol> of(Type type, Name name) {
        List<MethodSymbol> found = new ArrayList<>();
        if (!type.isPrimitive()) {
            Spellings.of(name.toString()).forEach(one -> add(types.membersClosure(type, false), one, found));
        }
        return found;
    }

    List<MethodSymbol> constructors(Type type) {
        List<MethodSymbol> found = new ArrayList<>();
        add(type.tsym.members(), names.init.toString(), found);
        return found;
    }

    /// The functions in sight.
    List<MethodSymbol> inSight(Name written, Env<AttrContext> env) {
        List<MethodSymbol> found = new ArrayList<>();
        for (String name : Spellings.of(written.toString())) {
            for (Env<AttrContext> one = env; one != null; one = one.outer) {
                if (one.enclClass != null && one.enclClass.sym != null) {
                    add(types.membersClosure(one.enclClass.sym.type, false), name, found);
                }
            }
            add(env.toplevel.namedImportScope, name, found);
            add(env.toplevel.starImportScope, name, found);
        }
        return found;
    }

    /// The names of methods that set something in an object and give it back.
    List<String> setters(Type type) {
        List<String> found = new ArrayList<>();
        for (Symbol one : types.membersClosure(type, false).getSymbols()) {
            if (one instanceof MethodSymbol method
                    && (method.flags() & (Flags.PUBLIC | Flags.STATIC | Flags.SYNTHETIC)) == Flags.PUBLIC
                    && method.type.getParameterTypes().size() == 1
                    && !method.name.toString().endsWith("_")
                    && types.isSubtypeUnchecked(
                            types.erasure(type),
                            types.erasure(types.memberType(type, method).getReturnType()))
                    && !method.type.getReturnType().tsym.getQualifiedName().contentEquals("java.lang.Object")) {
                found.add(method.name.toString());
            }
        }
        return found;
    }

    void add(Scope scope, String name, List<MethodSymbol> found) {
        for (Symbol one : scope.getSymbolsByName(names.fromString(name))) {
            if (one instanceof MethodSymbol method && !found.contains(method)) {
                found.add(method);
            }
        }
    }
}
