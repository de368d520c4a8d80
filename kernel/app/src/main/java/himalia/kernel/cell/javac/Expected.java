package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.List;

/// The type that fits at a place.
final class Expected {
    private Expected() {}

    /// Null if any would do.
    static Type of(Sight sight) {
        List<JCTree> path = sight.path;
        JCTree inner = path.getFirst();
        for (JCTree tree : path.subList(1, path.size())) {
            switch (tree) {
                case JCParens parens -> {}
                case JCVariableDecl variable -> {
                    return variable.init == inner && !variable.isImplicitlyTyped() ? Sight.type(variable) : null;
                }
                case JCAssign assign -> {
                    return assign.rhs == inner ? assign.lhs.type : null;
                }
                case JCReturn result -> {
                    return path.stream()
                            .filter(JCMethodDecl.class::isInstance)
                            .map(JCMethodDecl.class::cast)
                            .filter(method -> method.restype != null && !method.name.contentEquals(Layout.RUN_METHOD))
                            .map(method -> method.restype.type)
                            .findFirst()
                            .orElse(null);
                }
                case JCIf test -> {
                    return test.cond == inner ? sight.session.symbols.booleanType : null;
                }
                case JCWhileLoop test -> {
                    return test.cond == inner ? sight.session.symbols.booleanType : null;
                }
                case JCForLoop test -> {
                    return test.cond == inner ? sight.session.symbols.booleanType : null;
                }
                case JCMethodInvocation call -> {
                    int index = call.args.indexOf(inner);
                    boolean known = index >= 0
                            && TreeInfo.symbol(call.meth) != null
                            && call.meth.type != null
                            && call.meth.type.getParameterTypes() != null
                            && call.meth.type.getParameterTypes().size() > index;
                    return known ? call.meth.type.getParameterTypes().get(index) : null;
                }
                default -> {
                    return null;
                }
            }
            inner = tree;
        }
        return null;
    }
}
