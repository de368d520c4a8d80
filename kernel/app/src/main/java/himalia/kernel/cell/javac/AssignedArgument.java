package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.List;
import himalia.kernel.cell.javac.sugar.ArgumentName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the first `f(lr = 0.1)` of a cell that was meant as an argument with a name. Where a variable is called so it
/// is legal Java, which sets the variable, and passes the value to whatever parameter stands in that place.
final class AssignedArgument extends Misreading {
    private final Map<String, String> others;

    /// @param others what other libraries call parameters, and what they are called here
    AssignedArgument(Session session, Map<String, String> others) {
        super(session);
        this.others = others;
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
        super.visitApply(tree);
        look(TreeInfo.symbol(tree.meth), tree.args);
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
        super.visitNewClass(tree);
        look(tree.constructor, tree.args);
    }

    private void look(@Nullable Symbol called, List<JCExpression> arguments) {
        if (!(called instanceof MethodSymbol method)) {
            return;
        }
        int place = 0;
        for (JCExpression argument : arguments) {
            if (argument instanceof JCAssign assign && assign.lhs instanceof JCIdent name && !isSame(assign)) {
                look(method, place, assign, ArgumentName.of(name.name.toString(), others));
            }
            place++;
        }
    }

    /// `lr = lr` changes nothing.
    private static boolean isSame(JCAssign assign) {
        return TreeInfo.symbol(assign.lhs) == TreeInfo.symbol(TreeInfo.skipParens(assign.rhs));
    }

    private void look(MethodSymbol method, int place, JCAssign assign, ArgumentName name) {
        List<VarSymbol> parameters = method.params();
        if (parameters.isEmpty()) {
            return;
        }
        VarSymbol taken = parameters.get(Math.min(place, parameters.size() - 1));
        boolean fits = name.means(taken);
        if (fits || isMeant(method, name)) {
            String value = session.text(session.unit(), assign.rhs);
            found("`" + session.text(session.unit(), assign) + "` sets the variable `" + name.written()
                    + "`, and passes "
                    + (fits ? "its value" : "its value as `" + taken.name + "`")
                    + ": a name before an argument is that of a parameter only where no variable is called so. "
                    + (fits
                            ? "`" + value + "` alone leaves the variable as it is."
                            : "Pass the arguments in their order."));
        }
    }

    /// Whether a method of that name has such a parameter.
    private static boolean isMeant(MethodSymbol method, ArgumentName name) {
        for (Symbol one : method.owner.members().getSymbolsByName(method.name)) {
            if (one instanceof MethodSymbol other && other.params().stream().anyMatch(name::means)) {
                return true;
            }
        }
        return false;
    }
}
