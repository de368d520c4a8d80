package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCArrayTypeTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.JCTree.LetExpr;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.Pretty;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a source says in plain Java: its own text, comments and layout included, with the calls that were chosen in the
/// places of what Java does not have.
///
/// The trees are those that javac has attributed and goes on with: what is shown is what runs.
public final class PlainText {
    private static final Pattern TEMPORARY = Pattern.compile("\\$\\d+(\\p{Alpha}+)");

    private final String code;
    private final Origins origins;
    private final ToIntFunction<JCTree> ends;
    private final Naming naming;
    private final Function<String, List<String>> comments;
    private final Replacements replacements;
    private final Types types;
    /// What is computed once, to the names it has in the text.
    private final Map<String, String> temporaries = new HashMap<>();

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
        this.ends = ends;
        this.naming = naming;
        this.comments = comments;
        this.replacements = replacements;
        this.types = types;
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
        LetExpr once = once(expression);
        String text = once == null ? wrap.apply(text(expression)) : block(once, expression, wrap);
        return new Edit(start(expression), end(expression), spaced(start(expression), end(expression), text));
    }

    /// The text of a tree.
    public String text(JCTree tree) {
        JCTree one = known(tree);
        JCExpression call = replacements.call(one);
        if (call != null) {
            return call(call, one);
        }
        return origins.isWritten(one) ? written(one) : made(one);
    }

    /// What stands for an expression, without brackets around it.
    public JCTree meaning(JCExpression expression) {
        JCTree one = known(expression);
        while (one instanceof JCParens parens) {
            one = known(parens.expr);
        }
        JCExpression call = replacements.call(one);
        return call == null ? one : meaning(call);
    }

    /// Where a tree begins in the source.
    public int start(JCTree tree) {
        JCTree left = known(tree);
        while (true) {
            JCTree from = origins.foreign(left);
            if (from != null) {
                return TreeInfo.getStartPos(from);
            }
            JCTree next = leftmost(left);
            if (next == null) {
                return TreeInfo.getStartPos(left);
            }
            left = known(next);
        }
    }

    private static @Nullable JCTree leftmost(JCTree tree) {
        return switch (tree) {
            case JCBinary one -> one.lhs;
            case JCAssign one -> one.lhs;
            case JCAssignOp one -> one.lhs;
            case JCConditional one -> one.cond;
            case JCInstanceOf one -> one.expr;
            case JCArrayAccess one -> one.indexed;
            case JCFieldAccess one -> one.selected;
            case JCMethodInvocation one -> one.meth;
            case JCMemberReference one -> one.expr;
            case JCTypeApply one -> one.clazz;
            case JCArrayTypeTree one -> one.elemtype;
            case JCExpressionStatement one -> one.expr;
            case JCNewClass one -> one.encl;
            case JCUnary one when one.hasTag(Tag.POSTINC) || one.hasTag(Tag.POSTDEC) -> one.arg;
            default -> null;
        };
    }

    /// Where a tree ends in the source.
    public int end(JCTree tree) {
        JCTree one = known(tree);
        JCTree from = origins.foreign(one);
        return ends.applyAsInt(from != null ? from : origins.first(one));
    }

    private static JCTree known(JCTree tree) {
        return tree instanceof Known known ? known(known.expression) : tree;
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
        public void scan(JCTree tree) {
            if (tree == null) {
                return;
            }
            JCTree one = known(tree);
            JCTree from = origins.foreign(one);
            JCExpression call = replacements.call(one);
            if (from != null) {
                add(start(from), end(from), withComments(from, made(one)));
            } else if (call != null) {
                add(start(one), end(one), call(call, one));
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
            JCTree inner = stripped(tree);
            JCExpression call = replacements.call(inner);
            if (call != null && once(tree) == null && precedence(call) >= TreeInfo.postfixPrec) {
                add(start(tree), end(tree), call(call, inner));
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
            LetExpr once = once(tree.expr);
            if (once == null) {
                scan(tree.expr);
            } else {
                add(start(tree), end(tree), block(once, tree, value -> value));
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
            LetExpr once = tree.body instanceof JCExpression value ? once(value) : null;
            if (once == null) {
                scan(tree.body);
            } else {
                boolean isVoid = isVoid(once.type)
                        || isVoid(types.findDescriptorType(tree.type).getReturnType());
                add(
                        start(tree.body),
                        end(tree.body),
                        block(once, tree.body, value -> isVoid ? value : "return " + value));
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

    // ---- What has come into its place

    /// @param of what stands in the source
    private String call(JCExpression call, JCTree of) {
        if (call instanceof LetExpr) {
            throw new NoPlainForm(start(of), end(of));
        }
        if (!origins.isWritten(of)) {
            return text(call);
        }
        return withComments(
                of,
                of instanceof JCBinary operation && call instanceof JCMethodInvocation one
                        ? call(one, operation)
                        : text(call));
    }

    /// A text for a part of the source, behind it the comments of that part for which it has no place.
    private String withComments(JCTree of, String text) {
        List<String> kept = new ArrayList<>();
        comments.apply(text).forEach(comment -> kept.add(within(comment)));
        StringBuilder all = new StringBuilder(text);
        for (String comment : comments.apply(code.substring(start(of), end(of)))) {
            if (!kept.remove(within(comment))) {
                all.append(' ').append(within(comment));
            }
        }
        return all.toString();
    }

    /// A comment that ends before its line does.
    private static String within(String comment) {
        return comment.startsWith("//") ? "/* " + comment.substring(2).strip().replace("*/", "* /") + " */" : comment;
    }

    /// A call for an operation keeps what stands between its parts: comments, and the ends of lines.
    private String call(JCMethodInvocation call, JCBinary of) {
        String before = gap(end(of.lhs), of.pos);
        String behind = gap(of.pos + operator(of.getTag()).length(), start(of.rhs));
        JCTree last = known(call.args.last());
        if (call.args.size() == 2 && last == of.rhs) {
            return text(call.meth) + "(" + argument(of.lhs) + before + "," + (behind.isEmpty() ? " " : behind)
                    + argument(of.rhs) + ")";
        }
        if (call.args.size() != 1 || !(call.meth instanceof JCFieldAccess method)) {
            return text(call);
        }
        String receiver = operand(method.selected, TreeInfo.postfixPrec);
        boolean isTurned = last == of.lhs || known(method.selected) == of.rhs;
        return isTurned
                ? receiver + "." + method.name + "(" + argument(last) + before + behind + ")"
                : receiver + before + "." + method.name + "(" + behind + argument(last) + ")";
    }

    /// What stands between the parts of an operation, if it is more than a blank.
    private String gap(int from, int to) {
        String gap = code.substring(from, to);
        return gap.isBlank() && gap.indexOf('\n') < 0 ? "" : gap;
    }

    private String made(JCTree tree) {
        return switch (tree) {
            case JCMethodInvocation one -> text(one.meth) + arguments(one.args);
            case JCNewClass one -> "new " + text(one.clazz) + arguments(one.args);
            case JCFieldAccess one
            when one.sym instanceof ClassSymbol type && type.owner.kind == Kind.PCK -> naming.type(type);
            case JCFieldAccess one -> operand(one.selected, TreeInfo.postfixPrec) + "." + one.name;
            case JCIdent one -> name(one);
            case JCBinary one -> {
                int precedence = TreeInfo.opPrec(one.getTag());
                yield operand(one.lhs, precedence) + " " + operator(one.getTag()) + " "
                        + operand(one.rhs, precedence + 1);
            }
            case JCAssign one -> text(one.lhs) + " = " + argument(one.rhs);
            case JCArrayAccess one -> operand(one.indexed, TreeInfo.postfixPrec) + "[" + argument(one.index) + "]";
            case JCLambda one -> temporary(one.params.head.name.toString()) + " -> " + text(one.body);
            default -> tree.toString();
        };
    }

    private String name(JCIdent tree) {
        String name = tree.name.toString();
        if (TEMPORARY.matcher(name).matches()) {
            return temporary(name);
        }
        return tree.sym == null ? name : naming.name(tree.sym, name);
    }

    private String arguments(List<JCExpression> all) {
        return all.stream().map(this::argument).collect(Collectors.joining(", ", "(", ")"));
    }

    private String argument(JCTree tree) {
        return text(stripped(tree));
    }

    private String operand(JCTree tree, int precedence) {
        JCTree one = stripped(tree);
        return precedence(one) >= precedence ? text(one) : "(" + text(one) + ")";
    }

    /// A tree without brackets around it, unless there is a comment in them.
    private JCTree stripped(JCTree tree) {
        JCTree one = known(tree);
        while (one instanceof JCParens parens) {
            JCTree inner = known(parens.expr);
            boolean isBare = code.substring(start(parens) + 1, start(inner)).isBlank()
                    && code.substring(end(inner), end(parens) - 1).isBlank();
            if (!isBare) {
                return parens;
            }
            one = inner;
        }
        return one;
    }

    private int precedence(JCTree tree) {
        JCTree one = known(tree);
        JCExpression call = replacements.call(one);
        if (call != null) {
            return precedence(call);
        }
        return switch (one) {
            case JCBinary operation -> TreeInfo.opPrec(operation.getTag());
            case JCUnary operation -> TreeInfo.opPrec(operation.getTag());
            case JCAssign assignment -> TreeInfo.assignPrec;
            case JCAssignOp assignment -> TreeInfo.assignopPrec;
            case JCConditional choice -> TreeInfo.condPrec;
            case JCInstanceOf question -> TreeInfo.ordPrec;
            case JCTypeCast cast -> TreeInfo.prefixPrec;
            case JCLambda lambda -> TreeInfo.noPrec;
            case JCMemberReference reference -> TreeInfo.noPrec;
            case JCSwitchExpression choice -> TreeInfo.noPrec;
            default -> TreeInfo.postfixPrec;
        };
    }

    private static String operator(Tag tag) {
        return new Pretty(new StringWriter(), false).operatorName(tag);
    }

    // ---- What is computed once

    /// What an expression stands for, if parts of it must be computed before.
    private @Nullable LetExpr once(JCTree expression) {
        return expression instanceof JCExpression one && meaning(one) instanceof LetExpr once ? once : null;
    }

    /// @param of what stands in the source
    private String block(LetExpr once, JCTree of, UnaryOperator<String> wrap) {
        StringBuilder block = new StringBuilder("{ ");
        for (JCStatement one : once.defs) {
            JCVariableDecl variable = (JCVariableDecl) one;
            String value = argument(variable.init);
            block.append("var ").append(temporary(variable.name.toString())).append(" = ");
            block.append(value).append("; ");
        }
        return withComments(of, block.append(wrap.apply(text(once.expr))) + "; }");
    }

    private String temporary(String name) {
        return temporaries.computeIfAbsent(name, key -> {
            String role = TEMPORARY.matcher(key).replaceFirst("$1");
            String free = role;
            for (int i = 2; isTaken(free); i++) {
                free = role + i;
            }
            return free;
        });
    }

    private boolean isTaken(String name) {
        return temporaries.containsValue(name)
                || Pattern.compile("(?<![\\p{L}\\p{N}_$])" + name + "(?![\\p{L}\\p{N}_$])")
                        .matcher(code)
                        .find();
    }
}
