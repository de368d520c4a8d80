package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import java.util.Map;

/// An argument and its name.
///
/// @param tree the name as it stands there
record NamedArgument(JCIdent tree, ArgumentName name, JCExpression value) {
    /// @param others what other libraries call parameters, and what they are called here
    static NamedArgument of(JCAssign argument, Map<String, String> others) {
        JCIdent tree = (JCIdent) argument.lhs;
        return new NamedArgument(tree, ArgumentName.of(tree.name.toString(), others), argument.rhs);
    }

    /// Whether an argument has a name, or sets a variable.
    static boolean is(JCExpression argument) {
        return argument instanceof JCAssign assign && assign.lhs instanceof JCIdent;
    }

    /// The value of an argument that may have a name.
    static JCExpression value(JCExpression argument) {
        return is(argument) ? ((JCAssign) argument).rhs : argument;
    }

    boolean means(VarSymbol parameter) {
        return name.means(parameter);
    }

    boolean isOf(MethodSymbol method) {
        return method.params().stream().anyMatch(this::means);
    }

    /// What a method is called that sets it.
    String setter() {
        return Spellings.inJava(name.here()).orElse(name.here());
    }
}
