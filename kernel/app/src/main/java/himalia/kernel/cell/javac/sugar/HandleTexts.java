package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;
import java.util.function.Function;

/// `String id = display(x)`, as notebooks of other Java kernels have it: there `display` gives the id itself, here a
/// handle that has one.
final class HandleTexts {
    private static final String OTHER_TYPE = "compiler.err.prob.found.req";
    private static final String HANDLE = "himalia.api.DisplayHandle";

    private final Types types;
    private final Symtab symbols;
    private final Attribution attribution;
    private final Calls calls;
    private final Replacements replacements;

    HandleTexts(Context context, Attribution attribution, Calls calls, Replacements replacements) {
        types = Types.instance(context);
        symbols = Symtab.instance(context);
        this.attribution = attribution;
        this.calls = calls;
        this.replacements = replacements;
    }

    /// Whether a variable of texts is set to what a call gives.
    boolean isWanted(JCTree tree, Type expected) {
        return tree instanceof JCMethodInvocation && types.isSameType(expected, symbols.stringType);
    }

    /// @param attribute has javac look at an expression as what the variable is set to
    Type of(JCMethodInvocation tree, Env<AttrContext> env, Function<JCExpression, Type> attribute) {
        Type[] found = new Type[1];
        Log.DeferredDiagnosticHandler held = attribution.holding(
                one -> Attribution.isAt(one, tree, OTHER_TYPE), () -> found[0] = attribute.apply(tree));
        if (held.getDiagnostics().isEmpty()) {
            return found[0];
        }
        // A class must not come into being twice.
        if (Trees.all(tree).stream().noneMatch(JCClassDecl.class::isInstance) && isHandle(tree, env)) {
            JCExpression id = calls.call(tree.pos, calls.again(tree), "id");
            Type type = attribute.apply(id);
            replacements.put(tree, id);
            tree.type = type;
            return type;
        }
        held.reportDeferredDiagnostics();
        return found[0];
    }

    private boolean isHandle(JCMethodInvocation tree, Env<AttrContext> env) {
        return attribution
                .plainValueOf(calls.again(tree), env)
                .filter(type -> type.tsym.getQualifiedName().contentEquals(HANDLE))
                .isPresent();
    }
}
