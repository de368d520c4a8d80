package himalia.kernel.cell.javac.sugar;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCLiteral;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.TreeCopier;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the trees of calls. Each stands where the operator stood that it replaces: a traceback shows the user's line.
final class Calls {
    private static final Set<String> COLLECTIONS = Set.of("List", "Set", "Map");

    private final TreeMaker make;
    private final Names names;
    private final Types types;
    private final ParserFactory parsers;
    private @Nullable Origins origins;
    private int temporaries;

    Calls(Context context) {
        make = TreeMaker.instance(context);
        names = Names.instance(context);
        types = Types.instance(context);
        parsers = ParserFactory.instance(context);
    }

    /// @param noted where it is written down what is a copy of what; null if nobody wants to know
    void note(@Nullable Origins noted) {
        origins = noted;
    }

    Name name(String text) {
        return names.fromString(text);
    }

    /// An expression that is attributed.
    Known known(JCExpression expression) {
        return known(expression, expression.type);
    }

    Known known(JCExpression expression, Type type) {
        return new Known(expression, type, make.Literal(0));
    }

    /// In the place of what has been found wrong.
    JCExpression nothing(Type wrong) {
        JCExpression nothing = make.Erroneous();
        nothing.type = wrong;
        return nothing;
    }

    /// `receiver.name(arguments)`.
    JCExpression call(int pos, JCExpression receiver, String name, JCExpression... arguments) {
        make.at(pos);
        return make.Apply(List.nil(), make.Select(receiver, names.fromString(name)), List.from(arguments));
    }

    /// `home.name(arguments)`.
    JCExpression callStatic(int pos, Symbol home, String name, JCExpression... arguments) {
        return call(pos, make.at(pos).QualIdent(home), name, arguments);
    }

    /// `comparison op 0`.
    JCExpression compare(int pos, Tag operator, JCExpression comparison) {
        make.at(pos);
        return make.Binary(operator, comparison, make.Literal(0));
    }

    JCExpression binary(int pos, Tag operator, JCExpression left, JCExpression right) {
        return make.at(pos).Binary(operator, left, right);
    }

    JCExpression assign(int pos, JCExpression target, JCExpression value) {
        return make.at(pos).Assign(target, value);
    }

    JCExpression indexed(int pos, JCExpression array, JCExpression index) {
        return make.at(pos).Indexed(array, index);
    }

    JCExpression select(JCFieldAccess like, JCExpression receiver) {
        return make.at(like.pos).Select(receiver, like.name);
    }

    /// A variable for what is to be computed once.
    ///
    /// @param role what it is, in one word
    JCVariableDecl temporary(JCExpression value, String role) {
        make.at(value.pos);
        Type type = types.upward(value.type, types.captures(value.type));
        return make.VarDef(
                make.Modifiers(0), names.fromString("$" + ++temporaries + role), make.Type(type), known(value));
    }

    JCExpression ident(JCVariableDecl variable) {
        return make.at(variable.pos).Ident(variable.name);
    }

    /// An expression behind declarations, all attributed.
    JCExpression let(List<JCStatement> declarations, JCExpression value) {
        JCExpression let = make.at(value.pos).LetExpr(declarations, value);
        let.type = value.type;
        return let;
    }

    /// `name(arguments)` of a function in sight.
    JCExpression callInSight(int pos, Name name, JCExpression... arguments) {
        make.at(pos);
        return make.Apply(List.nil(), make.Ident(name), List.from(arguments));
    }

    /// A tree again as its author has written it, although javac may have put the types of parameters into it.
    JCExpression again(JCExpression tree) {
        return new Rewritten(make).copy(tree);
    }

    private final class Rewritten extends TreeCopier<Void> {
        Rewritten(TreeMaker make) {
            super(make);
        }

        @Override
        public <T extends JCTree> T copy(T tree, Void unused) {
            T copy = super.copy(tree, null);
            if (origins != null && copy != null) {
                origins.copied(copy, tree);
            }
            return copy;
        }

        @Override
        public JCTree visitLambdaExpression(LambdaExpressionTree node, Void unused) {
            JCLambda lambda = (JCLambda) node;
            JCLambda copy = (JCLambda) super.visitLambdaExpression(node, null);
            if (lambda.paramKind == JCLambda.ParameterKind.IMPLICIT) {
                copy.paramKind = JCLambda.ParameterKind.IMPLICIT;
                copy.params.forEach(parameter -> parameter.vartype = null);
            }
            return copy;
        }
    }

    JCExpression apply(int pos, JCExpression method, Iterable<JCExpression> arguments) {
        return make.at(pos).Apply(List.nil(), method, List.from(arguments));
    }

    JCIdent ident(int pos, Name name) {
        return make.at(pos).Ident(name);
    }

    JCFieldAccess method(int pos, JCExpression receiver, Name name) {
        return make.at(pos).Select(receiver, name);
    }

    /// What a text says.
    JCExpression parsed(String expression) {
        return parsers.newParser(expression, false, false, false).parseExpression();
    }

    /// `new type(arguments)`.
    JCExpression made(int pos, JCExpression type, Iterable<JCExpression> arguments) {
        return make.at(pos).NewClass(null, List.nil(), type, List.from(arguments), null);
    }

    /// `options -> body`. javac's parser knows how it marks a parameter without a type.
    JCExpression lambda(int pos, UnaryOperator<JCExpression> body) {
        String name = "$" + ++temporaries + "options";
        JCLambda lambda = (JCLambda)
                parsers.newParser(name + " -> " + name, false, false, false).parseExpression();
        lambda.pos = pos;
        lambda.params.head.pos = pos;
        lambda.body = body.apply(make.at(pos).Ident(names.fromString(name)));
        return lambda;
    }

    /// Whether a parsed expression is the same wherever it stands.
    static boolean isConstant(JCTree tree) {
        return switch (tree) {
            case JCLiteral literal -> true;
            case JCParens inner -> isConstant(inner.expr);
            case JCBinary both -> isConstant(both.lhs) && isConstant(both.rhs);
            case JCUnary one -> !one.getTag().isIncOrDecUnaryOp() && isConstant(one.arg);
            default -> false;
        };
    }

    /// Whether a parsed expression only looks at something.
    static boolean isQuiet(JCTree tree) {
        return switch (tree) {
            case JCLiteral literal -> true;
            case JCIdent name -> true;
            case JCLambda lambda -> true;
            case JCMemberReference reference -> true;
            case JCFieldAccess field -> isQuiet(field.selected);
            case JCParens inner -> isQuiet(inner.expr);
            case JCBinary both -> isQuiet(both.lhs) && isQuiet(both.rhs);
            case JCMethodInvocation call ->
                isCollection(call.meth) && call.args.stream().allMatch(Calls::isQuiet);
            case JCUnary one -> !one.getTag().isIncOrDecUnaryOp() && isQuiet(one.arg);
            default -> false;
        };
    }

    /// `List.of` and its like.
    private static boolean isCollection(JCTree method) {
        return method instanceof JCFieldAccess of
                && of.name.contentEquals("of")
                && of.selected instanceof JCIdent type
                && COLLECTIONS.contains(type.name.toString());
    }

    /// Whether an attributed expression can be computed twice: it does nothing, and is the same both times.
    static boolean isPlain(JCTree tree) {
        return switch (tree) {
            case JCIdent name -> true;
            case JCParens inner -> isPlain(inner.expr);
            case JCFieldAccess field -> isPlain(field.selected);
            case JCExpression value -> value.type != null && value.type.constValue() != null;
            default -> false;
        };
    }

    /// A plain expression again, not attributed.
    JCExpression copy(JCExpression plain) {
        Object constant = plain.type == null ? null : plain.type.constValue();
        make.at(plain.pos);
        if (constant != null) {
            return plain.type.hasTag(TypeTag.CLASS)
                    ? make.Literal(constant)
                    : make.Literal(plain.type.getTag(), constant);
        }
        return switch (plain) {
            case JCIdent name -> make.Ident(name.name);
            case JCParens inner -> copy(inner.expr);
            case JCFieldAccess field -> make.Select(copy(field.selected), field.name);
            default -> throw new IllegalArgumentException(plain.toString());
        };
    }
}
