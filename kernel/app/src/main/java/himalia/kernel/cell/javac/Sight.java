package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCCaseLabel;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCErroneous;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What javac makes of a name in a cell that is being written: the tree it is, and those around it.
final class Sight {
    final Session session;
    private final int start;
    /// From the innermost tree outwards; empty if the name was not found.
    final List<JCTree> path = new ArrayList<>();

    Sight(Session session, int start) {
        this.session = session;
        this.start = start;
        new Finder().scan(session.unit());
    }

    private final class Finder extends TreeScanner {
        private final List<JCTree> stack = new ArrayList<>();

        @Override
        public void scan(JCTree tree) {
            if (tree == null || !path.isEmpty()) {
                return;
            }
            stack.addFirst(tree);
            if (isHere(tree)) {
                path.addAll(stack);
            } else {
                super.scan(tree);
            }
            stack.removeFirst();
        }

        @Override
        public void visitErroneous(JCErroneous tree) {
            if (tree.errs != null) {
                tree.errs.forEach(this::scan);
            }
        }

        private boolean isHere(JCTree tree) {
            return switch (tree) {
                case JCIdent name -> name.pos == start;
                case JCFieldAccess access -> nameStart(access) == start;
                case JCMemberReference reference -> nameStart(reference) == start;
                default -> false;
            };
        }

        private int nameStart(JCTree tree) {
            int length = tree instanceof JCFieldAccess access
                    ? access.name.length()
                    : ((JCMemberReference) tree).name.length();
            return session.end(session.unit(), tree) - length;
        }
    }

    boolean isFound() {
        return !path.isEmpty();
    }

    JCTree tree() {
        return path.getFirst();
    }

    @Nullable
    JCTree parent() {
        return path.size() > 1 ? path.get(1) : null;
    }

    /// What stands before the dot; null for a simple name.
    @Nullable
    JCTree receiver() {
        return switch (tree()) {
            case JCFieldAccess access -> access.selected;
            case JCMemberReference reference -> reference.expr;
            default -> null;
        };
    }

    /// Whether a tree names a class or package rather than a value.
    static boolean isStatic(JCTree receiver) {
        Symbol symbol = TreeInfo.symbol(receiver);
        return symbol instanceof Symbol.TypeSymbol;
    }

    /// The type of a variable declared in the cell, if javac has found one.
    static @Nullable Type type(JCVariableDecl variable) {
        return variable.sym == null ? null : variable.sym.type;
    }

    /// The local variables and parameters that can be seen from the name, innermost first.
    Map<String, JCVariableDecl> locals() {
        Map<String, JCVariableDecl> found = new LinkedHashMap<>();
        JCTree inner = tree();
        for (JCTree tree : path) {
            switch (tree) {
                case JCBlock block -> before(block.stats, inner, found);
                case JCCase one -> before(one.stats, inner, found);
                case JCForLoop loop -> before(loop.init, inner, found);
                case JCEnhancedForLoop loop -> add(loop.var, found);
                case JCLambda lambda -> lambda.params.forEach(one -> add(one, found));
                case JCMethodDecl method -> method.params.forEach(one -> add(one, found));
                case JCTry attempt -> before(attempt.resources, inner, found);
                default -> {}
            }
            inner = tree;
        }
        return found;
    }

    private static void before(Iterable<? extends JCTree> trees, JCTree inner, Map<String, JCVariableDecl> found) {
        for (JCTree tree : trees) {
            if (tree == inner) {
                return;
            }
            if (tree instanceof JCVariableDecl variable) {
                add(variable, found);
            }
        }
    }

    private static void add(JCVariableDecl variable, Map<String, JCVariableDecl> found) {
        found.putIfAbsent(variable.name.toString(), variable);
    }

    /// If the name is a label of a `switch`, what the value may be: constants of an enum, cases of a sealed type.
    List<String> labels() {
        for (int i = 1; i < path.size() - 1; i++) {
            if (path.get(i) instanceof JCCase one && path.get(i - 1) instanceof JCCaseLabel) {
                Type type = switch (path.get(i + 1)) {
                    case JCSwitch form -> form.selector.type;
                    case JCSwitchExpression form -> form.selector.type;
                    default -> null;
                };
                return one.labels.isEmpty() || type == null ? List.of() : labels(type);
            }
        }
        return List.of();
    }

    private static List<String> labels(Type type) {
        List<String> labels = new ArrayList<>();
        if (type.tsym instanceof ClassSymbol owner) {
            for (Symbol member : owner.members().getSymbols()) {
                if ((member.flags() & Flags.ENUM) != 0 && member instanceof VarSymbol) {
                    labels.add(member.name.toString());
                }
            }
            owner.getPermittedSubclasses().forEach(one -> labels.add(one.tsym.name.toString()));
        }
        return labels;
    }

    /// The classes of the user around the name, innermost first.
    List<JCClassDecl> classes() {
        return path.stream()
                .filter(JCClassDecl.class::isInstance)
                .map(JCClassDecl.class::cast)
                .filter(type -> type.sym != null && !type.name.toString().startsWith("$"))
                .toList();
    }
}
