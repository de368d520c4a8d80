package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.JCTree.LetExpr;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a source says in plain Java: its own text, comments and layout included, with the calls that were chosen in the
/// places of what Java does not have.
///
/// The trees are those that javac has attributed and goes on with: what is shown is what runs.
public final class PlainText {
    private final String code;
    private final Origins origins;
    private final Positions positions;
    private final Naming naming;
    private final Replacements replacements;
    private final Types types;
    private final Expressions expressions;
    /// How things are called in the text.
    public interface Naming {
        /// The name of what stands for something in the source; most keep theirs.
        String name(Symbol symbol, String name);

        /// The name of a class that the source does not name.
        String type(ClassSymbol type);
    }

    /// Another text for a part of the source.
    public record Edit(int start, int end, String text) {}

    PlainText(
            String code,
            Origins origins,
            ToIntFunction<JCTree> ends,
            Naming naming,
            Function<String, List<String>> comments,
            Replacements replacements,
            Types types) {
        this.code = code;
        this.origins = origins;
        this.positions = new Positions(origins, ends);
        this.naming = naming;
        this.replacements = replacements;
        this.types = types;
        this.expressions = new Expressions(this, code, origins, positions, naming, comments, replacements);
    }

    /// A part of the source with its edits, of which those outside of it are left out.
    public String apply(int start, int end, Collection<Edit> edits) {
        TreeMap<Integer, Edit> inOrder = new TreeMap<>();
        edits.forEach(edit -> inOrder.put(edit.start, edit));
        StringBuilder text = new StringBuilder();
        int at = start;
        for (Edit edit : inOrder.values()) {
            if (edit.start >= at && edit.end <= end) {
                text.append(code, at, edit.start).append(edit.text);
                at = edit.end;
            }
        }
        return text.append(code, at, end).toString();
    }

    /// What is otherwise in a declaration, a statement or a type of the source.
    public List<Edit> edits(@Nullable JCTree tree) {
        Collector collector = new Collector();
        collector.scan(tree);
        return new ArrayList<>(collector.found.values());
    }

    /// The text of an expression of the source in a place where a statement may stand.
    ///
    /// @param wrap what is to be done with its value
    public Edit statement(JCExpression expression, UnaryOperator<String> wrap) {
        LetExpr once = expressions.once(expression);
        String text = once == null ? wrap.apply(text(expression)) : expressions.block(once, expression, wrap);
        return new Edit(start(expression), end(expression), spaced(start(expression), end(expression), text));
    }

    /// The text of a tree.
    public String text(JCTree tree) {
        JCTree one = Known.tree(tree);
        JCExpression call = replacements.call(one);
        if (call != null) {
            return expressions.call(call, one);
        }
        return origins.isWritten(one) ? written(one) : expressions.made(one);
    }

    /// What stands for an expression, without brackets around it.
    public JCTree meaning(JCExpression expression) {
        return expressions.meaning(expression);
    }

    /// Where a tree begins in the source.
    public int start(JCTree tree) {
        return positions.start(tree);
    }

    /// Where a tree ends in the source.
    public int end(JCTree tree) {
        return positions.end(tree);
    }

    // ---- What stands in the source

    private String written(JCTree tree) {
        return apply(start(tree), end(tree), edits(tree));
    }

    /// Finds what is otherwise.
    private final class Collector extends TreeScanner {
        final TreeMap<Integer, Edit> found = new TreeMap<>();

        private void add(int start, int end, String text) {
            found.put(start, new Edit(start, end, spaced(start, end, text)));
        }

        @Override
        public void scan(@Nullable JCTree tree) {
            if (tree == null) {
                return;
            }
            JCTree one = Known.tree(tree);
            JCTree from = origins.foreign(one);
            JCExpression call = replacements.call(one);
            if (from != null) {
                add(start(from), end(from), expressions.withComments(from, expressions.made(one)));
            } else if (call != null) {
                add(start(one), end(one), expressions.call(call, one));
            } else {
                one.accept(this);
            }
        }

        @Override
        public void visitIdent(JCIdent tree) {
            String written = tree.pos < 0 ? "" : identifier(tree.pos);
            boolean respelt = replacements.isRespelt(tree);
            // Else javac itself has made it.
            boolean isWritten =
                    tree.name.contentEquals(written) || tree.name.toString().startsWith(written + "$");
            if (!written.isEmpty() && (respelt || isWritten)) {
                String name = respelt ? tree.name.toString() : written;
                String now = tree.sym == null ? name : naming.name(tree.sym, name);
                if (!now.equals(written)) {
                    add(tree.pos, tree.pos + written.length(), now);
                }
            }
        }

        @Override
        public void visitSelect(JCFieldAccess tree) {
            scan(tree.selected);
            if (replacements.isRespelt(tree)) {
                int end = end(tree);
                int start = end;
                while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
                    start--;
                }
                add(start, end, tree.name.toString());
            }
        }

        /// Brackets around a call are of no use any more.
        @Override
        public void visitParens(JCParens tree) {
            JCTree inner = expressions.stripped(tree);
            JCExpression call = replacements.call(inner);
            if (call != null
                    && expressions.once(tree) == null
                    && expressions.precedence(call) >= TreeInfo.postfixPrec) {
                add(start(tree), end(tree), expressions.call(call, inner));
            } else {
                super.visitParens(tree);
            }
        }

        /// These brackets are the statement's.
        private void scanWithin(JCExpression condition) {
            scan(condition instanceof JCParens parens ? parens.expr : condition);
        }

        @Override
        public void visitIf(JCIf tree) {
            scanWithin(tree.cond);
            scan(tree.thenpart);
            scan(tree.elsepart);
        }

        @Override
        public void visitWhileLoop(JCWhileLoop tree) {
            scanWithin(tree.cond);
            scan(tree.body);
        }

        @Override
        public void visitDoLoop(JCDoWhileLoop tree) {
            scan(tree.body);
            scanWithin(tree.cond);
        }

        @Override
        public void visitSwitch(JCSwitch tree) {
            scanWithin(tree.selector);
            scan(tree.cases);
        }

        @Override
        public void visitSwitchExpression(JCSwitchExpression tree) {
            scanWithin(tree.selector);
            scan(tree.cases);
        }

        @Override
        public void visitSynchronized(JCSynchronized tree) {
            scanWithin(tree.lock);
            scan(tree.body);
        }

        @Override
        public void visitExec(JCExpressionStatement tree) {
            LetExpr once = expressions.once(tree.expr);
            if (once == null) {
                scan(tree.expr);
            } else {
                add(start(tree), end(tree), expressions.block(once, tree, value -> value));
            }
        }

        /// Where a loop steps, no block can stand.
        @Override
        public void visitForLoop(JCForLoop tree) {
            for (JCStatement one : tree.init) {
                scan(one instanceof JCExpressionStatement statement ? statement.expr : one);
            }
            scan(tree.cond);
            tree.step.forEach(one -> scan(one.expr));
            scan(tree.body);
        }

        @Override
        public void visitLambda(JCLambda tree) {
            if (tree.paramKind == JCLambda.ParameterKind.EXPLICIT) {
                scan(tree.params);
            }
            LetExpr once = tree.body instanceof JCExpression value ? expressions.once(value) : null;
            if (once == null) {
                scan(tree.body);
            } else {
                boolean isVoid = isVoid(once.type)
                        || isVoid(types.findDescriptorType(tree.type).getReturnType());
                add(
                        start(tree.body),
                        end(tree.body),
                        expressions.block(once, tree.body, value -> isVoid ? value : "return " + value));
            }
        }

        private boolean isVoid(Type type) {
            return type.hasTag(TypeTag.VOID);
        }
    }

    private String identifier(int at) {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return code.substring(at, end);
    }

    /// A text that does not run together with what stands beside it: `return-x`.
    private String spaced(int start, int end, String text) {
        boolean before = start > 0
                && Character.isJavaIdentifierPart(code.charAt(start - 1))
                && Character.isJavaIdentifierPart(text.charAt(0));
        boolean behind = end < code.length()
                && Character.isJavaIdentifierPart(code.charAt(end))
                && Character.isJavaIdentifierPart(text.charAt(text.length() - 1));
        return (before ? " " : "") + text + (behind ? " " : "");
    }
}
