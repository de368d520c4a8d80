package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.resources.CompilerProperties.Errors;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Log;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/// Reports what sets a variable that is `final`. To javac it is a plain field: its declaration sets it from outside of
/// its class, and does so again when its cell is run again.
final class Constants extends TreeScanner {
    private final Log log;
    private final Set<String> classes = new HashSet<>();
    private final Set<JCTree> declarations = Collections.newSetFromMap(new IdentityHashMap<>());

    Constants(Log log) {
        this.log = log;
    }

    /// @param className the class of a variable that is `final`
    void add(String className) {
        classes.add(className);
    }

    /// @param assignment what the declaration of such a variable does when it is run
    void allow(JCTree assignment) {
        declarations.add(assignment);
    }

    /// Looks through a class that has been attributed.
    void check(Env<AttrContext> env) {
        if (classes.isEmpty()) {
            return;
        }
        var before = log.useSource(env.toplevel.sourcefile);
        try {
            scan(env.tree);
        } finally {
            log.useSource(before);
        }
    }

    @Override
    public void visitAssign(JCAssign tree) {
        if (!declarations.contains(tree)) {
            report(tree, tree.lhs);
        }
        super.visitAssign(tree);
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
        report(tree, tree.lhs);
        super.visitAssignop(tree);
    }

    @Override
    public void visitUnary(JCUnary tree) {
        if (tree.getTag().isIncOrDecUnaryOp()) {
            report(tree, tree.arg);
        }
        super.visitUnary(tree);
    }

    private void report(JCTree tree, JCExpression target) {
        Symbol set = TreeInfo.symbol(TreeInfo.skipParens(target));
        if (set instanceof Symbol.VarSymbol
                && set.owner instanceof Symbol.ClassSymbol home
                && classes.contains(home.flatname.toString())) {
            log.error(tree.pos(), Errors.CantAssignValToVar("final", set));
        }
    }
}
