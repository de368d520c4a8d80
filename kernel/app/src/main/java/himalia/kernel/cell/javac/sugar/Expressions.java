package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.LetExpr;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.Pretty;
import com.sun.tools.javac.tree.TreeInfo;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How in a plain text expressions are written that do not stand in the source: the calls in the places of what Java
/// does not have, and what must be computed before them.
final class Expressions {
    private final PlainText plain;
    private final String code;
    private final Origins origins;
    private final Positions at;
    private final PlainText.Naming naming;
    private final Function<String, List<String>> comments;
    private final Replacements replacements;
    private final Temporaries temporaries;

    /// @param plain    writes the parts that stand in the source
    /// @param comments the comments of a text
    Expressions(
            PlainText plain,
            String code,
            Origins origins,
            Positions at,
            PlainText.Naming naming,
            Function<String, List<String>> comments,
            Replacements replacements) {
        this.plain = plain;
        this.code = code;
        this.origins = origins;
        this.at = at;
        this.naming = naming;
        this.comments = comments;
        this.replacements = replacements;
        this.temporaries = new Temporaries(code);
    }

    /// What stands for an expression, without brackets around it.
    JCTree meaning(JCExpression expression) {
        JCTree one = Known.tree(expression);
        while (one instanceof JCParens parens) {
            one = Known.tree(parens.expr);
        }
        JCExpression call = replacements.call(one);
        return call == null ? one : meaning(call);
    }

    /// @param of what stands in the source
    String call(JCExpression call, JCTree of) {
        if (call instanceof LetExpr) {
            throw new NoPlainForm(at.start(of), at.end(of));
        }
        if (!origins.isWritten(of)) {
            return plain.text(call);
        }
        return withComments(
                of,
                of instanceof JCBinary operation && call instanceof JCMethodInvocation one
                        ? call(one, operation)
                        : plain.text(call));
    }

    /// A text for a part of the source, behind it the comments of that part for which it has no place.
    String withComments(JCTree of, String text) {
        List<String> kept = new ArrayList<>();
        comments.apply(text).forEach(comment -> kept.add(within(comment)));
        StringBuilder all = new StringBuilder(text);
        for (String comment : comments.apply(code.substring(at.start(of), at.end(of)))) {
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
        String before = gap(at.end(of.lhs), of.pos);
        String behind = gap(of.pos + operator(of.getTag()).length(), at.start(of.rhs));
        JCTree last = Known.tree(call.args.last());
        if (call.args.size() == 2 && last == of.rhs) {
            return plain.text(call.meth) + "(" + argument(of.lhs) + before + "," + (behind.isEmpty() ? " " : behind)
                    + argument(of.rhs) + ")";
        }
        if (call.args.size() != 1 || !(call.meth instanceof JCFieldAccess method)) {
            return plain.text(call);
        }
        String receiver = operand(method.selected, TreeInfo.postfixPrec);
        boolean isTurned = last == of.lhs || Known.tree(method.selected) == of.rhs;
        return isTurned
                ? receiver + "." + method.name + "(" + argument(last) + before + behind + ")"
                : receiver + before + "." + method.name + "(" + behind + argument(last) + ")";
    }

    /// What stands between the parts of an operation, if it is more than a blank.
    private String gap(int from, int to) {
        String gap = code.substring(from, to);
        return gap.isBlank() && gap.indexOf('\n') < 0 ? "" : gap;
    }

    String made(JCTree tree) {
        return switch (tree) {
            case JCMethodInvocation one -> plain.text(one.meth) + arguments(one.args);
            case JCNewClass one -> "new " + plain.text(one.clazz) + arguments(one.args);
            case JCFieldAccess one
            when one.sym instanceof ClassSymbol type && type.owner.kind == Kind.PCK -> naming.type(type);
            case JCFieldAccess one -> operand(one.selected, TreeInfo.postfixPrec) + "." + one.name;
            case JCIdent one -> name(one);
            case JCBinary one -> {
                int precedence = TreeInfo.opPrec(one.getTag());
                yield operand(one.lhs, precedence) + " " + operator(one.getTag()) + " "
                        + operand(one.rhs, precedence + 1);
            }
            case JCAssign one -> plain.text(one.lhs) + " = " + argument(one.rhs);
            case JCArrayAccess one -> operand(one.indexed, TreeInfo.postfixPrec) + "[" + argument(one.index) + "]";
            case JCLambda one -> temporaries.name(one.params.head.name.toString()) + " -> " + plain.text(one.body);
            default -> tree.toString();
        };
    }

    private String name(JCIdent tree) {
        String name = tree.name.toString();
        if (Temporaries.is(name)) {
            return temporaries.name(name);
        }
        return tree.sym == null ? name : naming.name(tree.sym, name);
    }

    private String arguments(List<JCExpression> all) {
        return all.stream().map(this::argument).collect(Collectors.joining(", ", "(", ")"));
    }

    private String argument(JCTree tree) {
        return plain.text(stripped(tree));
    }

    private String operand(JCTree tree, int precedence) {
        JCTree one = stripped(tree);
        return precedence(one) >= precedence ? plain.text(one) : "(" + plain.text(one) + ")";
    }

    /// A tree without brackets around it, unless there is a comment in them.
    JCTree stripped(JCTree tree) {
        JCTree one = Known.tree(tree);
        while (one instanceof JCParens parens) {
            JCTree inner = Known.tree(parens.expr);
            boolean isBare =
                    code.substring(at.start(parens) + 1, at.start(inner)).isBlank()
                            && code.substring(at.end(inner), at.end(parens) - 1).isBlank();
            if (!isBare) {
                return parens;
            }
            one = inner;
        }
        return one;
    }

    int precedence(JCTree tree) {
        JCTree one = Known.tree(tree);
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

    /// What an expression stands for, if parts of it must be computed before.
    @Nullable
    LetExpr once(JCTree expression) {
        return expression instanceof JCExpression one && meaning(one) instanceof LetExpr once ? once : null;
    }

    /// @param of what stands in the source
    String block(LetExpr once, JCTree of, UnaryOperator<String> wrap) {
        StringBuilder block = new StringBuilder("{ ");
        for (JCStatement one : once.defs) {
            JCVariableDecl variable = (JCVariableDecl) one;
            String value = argument(variable.init);
            block.append("var ")
                    .append(temporaries.name(variable.name.toString()))
                    .append(" = ");
            block.append(value).append("; ");
        }
        return withComments(of, block.append(wrap.apply(plain.text(once.expr))) + "; }");
    }
}
