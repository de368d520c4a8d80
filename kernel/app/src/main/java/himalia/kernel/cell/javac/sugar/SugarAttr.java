package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// javac's attribution, which attributes a call where it finds no operator, no array or no such name.
///
/// Only what javac would refuse is looked at: each hook lets javac do its work first, and holds back the one error that
/// it is about. If no call is meant either, the error goes its way.
final class SugarAttr extends Attr {
    static final String NO_OPERATOR = "compiler.err.operator.cant.be.applied";
    private static final String NO_ARRAY = "compiler.err.array.req.but.found";

    private final Types types;
    private final Calls calls;
    private final Attribution attribution;
    private final Methods methods;
    private final OperatorMeanings operators;
    private final NamedArguments namedArguments;
    private final Assignments assignments;
    private final Identifiers identifiers;
    private final Invocations invocations;
    private final HandleTexts texts;
    private final Replacements replacements = new Replacements();
    private final Runnable goesOn;

    /// The innermost brackets that javac is at.
    private @Nullable Brackets brackets;

    private SugarAttr(Context context, Runnable goesOn) {
        super(context);
        this.goesOn = goesOn;
        types = Types.instance(context);
        calls = new Calls(context);
        attribution = new Attribution(context, this, calls, replacements);
        OperandTypes operands = new OperandTypes(context);
        methods = new Methods(context, calls, operands);
        Choice choice = new Choice(context, attribution);
        operators = new OperatorMeanings(calls, methods, operands, choice);
        CallMeanings meanings = new CallMeanings(context, attribution, calls, methods, operands, choice);
        namedArguments = new NamedArguments(context, attribution, calls, methods, choice);
        assignments = new Assignments(attribution, calls, operators);
        identifiers = new Identifiers(attribution, calls, meanings, replacements);
        texts = new HandleTexts(context, attribution, calls, replacements);
        invocations = new Invocations(
                context, attribution, calls, meanings, namedArguments, identifiers, assignments::isStatement);
    }

    /// To be called before javac has made its own.
    static void register(Context context, Runnable goesOn) {
        if (context.get(attrKey) == null) {
            context.put(attrKey, (Context.Factory<Attr>) owner -> new SugarAttr(owner, goesOn));
        }
    }

    /// The names for arguments that a call knows whose argument stands at a place by a name that it does not.
    List<String> instead(int place) {
        return namedArguments.instead(place);
    }

    Replacements replacements() {
        return replacements;
    }

    /// Before a cell, and after it.
    ///
    /// @param on         whether anything but Java is taken
    /// @param libraries  library by library, classes of functions for operators and brackets
    /// @param parameters what other libraries call parameters, and what they are called here
    /// @param origins    where it is written down what is made of what; null if nobody wants to know
    void turn(
            boolean on,
            Supplier<List<List<ClassSymbol>>> libraries,
            Map<String, String> parameters,
            @Nullable Origins origins) {
        calls.note(origins);
        attribution.turn(on);
        methods.begin(libraries);
        namedArguments.begin(parameters);
        replacements.clear();
        assignments.reset();
        identifiers.reset();
        brackets = null;
    }

    /// Brackets of ours, as javac visits any.
    void visitPlainly(JCArrayAccess ours) {
        super.visitIndexed(ours);
    }

    @Override
    public Type attribExpr(JCTree tree, Env<AttrContext> env) {
        Type told = attribution.told(tree, env);
        if (told != null) {
            return told;
        }
        Type type = super.attribExpr(tree, env);
        if (brackets != null && tree == brackets.tree.indexed) {
            brackets.type = type;
        }
        return type;
    }

    @Override
    public Type attribExpr(JCTree tree, Env<AttrContext> env, Type expected) {
        if (attribution.isOurs(tree)) {
            return expected;
        }
        if (brackets != null && tree == brackets.tree.index && isNoArray(brackets.type)) {
            return super.attribExpr(tree, env);
        }
        if (assignments.isValueOfCall(tree)) {
            // It is attributed as what it will be: the argument of a method.
            return expected;
        }
        if (isWritten(tree) && texts.isWanted(tree, expected)) {
            return texts.of((JCMethodInvocation) tree, env, wanted -> super.attribExpr(wanted, env, expected));
        }
        return super.attribExpr(tree, env, expected);
    }

    /// Whether anything but Java is taken, and a tree is one of the user's: what is put around a cell is Java.
    private boolean isWritten(JCTree tree) {
        return attribution.isOn() && tree.pos != Position.NOPOS;
    }

    private boolean isNoArray(@Nullable Type type) {
        return type != null && !type.isErroneous() && !types.isArray(type) && !type.isPrimitive();
    }

    @Override
    public void visitBinary(JCBinary tree) {
        if (attribution.isOn() && Spellings.binary(tree.getTag()) != null) {
            operation(tree, () -> super.visitBinary(tree), () -> operators.binary(tree, attribution.env()));
        } else {
            super.visitBinary(tree);
        }
    }

    @Override
    public void visitUnary(JCUnary tree) {
        if (attribution.isOn() && Spellings.unary(tree.getTag()) != null) {
            operation(tree, () -> super.visitUnary(tree), () -> operators.unary(tree, attribution.env()));
        } else {
            // `i++` stays Java's.
            assignments.step(tree, () -> super.visitUnary(tree));
        }
    }

    private void operation(JCExpression tree, Runnable visit, Supplier<Optional<JCExpression>> meaning) {
        Log.DeferredDiagnosticHandler held =
                attribution.holding(one -> Attribution.isAt(one, tree, NO_OPERATOR), visit);
        if (!held.getDiagnostics().isEmpty()) {
            attribution.decide(tree, held, () -> assignments.isAssigned(tree) ? Optional.empty() : meaning.get());
        }
    }

    @Override
    public void visitIndexed(JCArrayAccess tree) {
        if (tree instanceof Known known) {
            attribution.visit(known);
        } else if (attribution.isOn()) {
            element(tree);
        } else {
            super.visitIndexed(tree);
        }
    }

    private void element(JCArrayAccess tree) {
        Brackets outer = brackets;
        Brackets mine = new Brackets(tree, attribution);
        brackets = mine;
        Log.DeferredDiagnosticHandler held;
        try {
            held = attribution.holding(one -> Attribution.isAt(one, tree, NO_ARRAY), () -> super.visitIndexed(tree));
        } finally {
            brackets = outer;
        }
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        mine.hold(held);
        if (assignments.isTarget(tree)) {
            assignments.reach(mine);
        } else if (assignments.isAssigned(tree)) {
            mine.refuse();
        } else {
            attribution.decide(() -> operators
                    .get(tree.pos, calls.known(tree.indexed), calls.known(tree.index), attribution.env())
                    .ifPresentOrElse(found -> attribution.replace(tree, found), mine::refuse));
        }
    }

    @Override
    public void visitExec(JCExpressionStatement tree) {
        assignments.statement(tree, () -> super.visitExec(tree));
    }

    @Override
    public void visitAssign(JCAssign tree) {
        assignments.assign(tree, () -> super.visitAssign(tree));
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
        if (attribution.isOn() && Spellings.binary(tree.getTag().noAssignOp()) != null) {
            assignments.change(tree, () -> super.visitAssignop(tree));
        } else {
            super.visitAssignop(tree);
        }
    }

    @Override
    public void visitIdent(JCIdent tree) {
        if (isWritten(tree)) {
            identifiers.identifier(tree, () -> super.visitIdent(tree));
        } else {
            super.visitIdent(tree);
        }
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
        if (isWritten(tree)) {
            identifiers.selection(tree, !assignments.isAssigned(tree), () -> super.visitSelect(tree));
        } else {
            super.visitSelect(tree);
        }
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
        if (attribution.isOn()) {
            invocations.creation(tree, () -> super.visitNewClass(tree));
        } else {
            super.visitNewClass(tree);
        }
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
        goesOn.run(); // here, because what takes days are calls inside calls
        if (isWritten(tree)) {
            identifiers.calling(tree.meth, () -> invocations.call(tree, () -> super.visitApply(tree)));
        } else {
            super.visitApply(tree);
        }
    }
}
