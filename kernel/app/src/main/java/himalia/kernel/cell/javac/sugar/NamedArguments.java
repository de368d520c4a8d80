package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `f(x, dim=0)`, unless all such names are those of variables that Java sets: [NamedCall] says what it means.
final class NamedArguments {
    final Attribution attribution;
    final Calls calls;
    final Methods methods;
    final MethodLookup lookup;
    final Choice choice;
    final Types types;
    final Names names;
    final Symtab symbols;
    private Map<String, String> others = Map.of();
    /// Where a name stands that its call does not know: the names that it knows.
    private final Map<Integer, java.util.List<String>> instead = new HashMap<>();

    NamedArguments(Context context, Attribution attribution, Calls calls, Methods methods, Choice choice) {
        this.attribution = attribution;
        this.calls = calls;
        this.methods = methods;
        this.choice = choice;
        this.lookup = new MethodLookup(context);
        this.types = Types.instance(context);
        this.names = Names.instance(context);
        this.symbols = Symtab.instance(context);
    }

    /// A new cell is looked at.
    ///
    /// @param parameters what other libraries call parameters, and what they are called here
    void begin(Map<String, String> parameters) {
        others = parameters;
        instead.clear();
    }

    static boolean areIn(List<JCExpression> arguments) {
        return arguments.stream().anyMatch(NamedArgument::is);
    }

    /// What other libraries call parameters, and what they are called here.
    Map<String, String> others() {
        return others;
    }

    NamedArgument named(JCExpression argument) {
        return NamedArgument.of((JCAssign) argument, others);
    }

    /// Looks for what a call of a method means.
    ///
    /// @param isStatement whether nobody takes its value
    /// @param isRefused   whether javac has refused it, although all names are those of variables
    NamedCall call(JCMethodInvocation tree, boolean isStatement, boolean isRefused, Env<AttrContext> env) {
        JCExpression receiver = tree.meth instanceof JCFieldAccess method ? method.selected : null;
        NamedCall call = new NamedCall(this, receiver, tree.args, isStatement, env);
        call.look(isRefused, () -> call.meaning(tree));
        return call;
    }

    /// Looks for what making an object means.
    ///
    /// @param isRefused whether javac has refused it, although all names are those of variables
    NamedCall call(JCNewClass tree, boolean isRefused, Env<AttrContext> env) {
        NamedCall call = new NamedCall(this, null, tree.args, false, env);
        call.look(isRefused, () -> call.meaning(tree));
        return call;
    }

    /// Notes what a call knows where a name stands that it does not.
    void noteInstead(int place, Collection<String> known) {
        instead.putIfAbsent(place, java.util.List.copyOf(known));
    }

    /// The names that a call knows whose argument stands at a place by a name that it does not; none if nobody knows.
    java.util.List<String> instead(int place) {
        return instead.getOrDefault(place, java.util.List.of());
    }

    /// The name in Java's spelling of what a call means, if nothing has the name as it is written. javac is not
    /// asked: where it finds no method it attributes lambdas as well as it can, and they cannot be attributed
    /// again.
    Optional<Name> inJava(JCExpression method, Env<AttrContext> env) {
        Name written = method instanceof JCFieldAccess select ? select.name : ((JCIdent) method).name;
        Optional<Name> other = Spellings.inJava(written.toString()).map(names::fromString);
        if (other.isEmpty()) {
            return other;
        }
        java.util.List<MethodSymbol> all = method instanceof JCFieldAccess select
                ? receiver(select.selected, env)
                        .map(type -> lookup.of(type, written))
                        .orElse(java.util.List.of())
                : lookup.inSight(written, env);
        return other.filter(name ->
                all.stream().anyMatch(one -> one.name == name) && all.stream().noneMatch(one -> one.name == written));
    }

    private Optional<Type> receiver(JCExpression tree, Env<AttrContext> env) {
        return attribution.valueOf(calls.again(tree), env).or(() -> attribution.typeOf(calls.again(tree), env));
    }
}
