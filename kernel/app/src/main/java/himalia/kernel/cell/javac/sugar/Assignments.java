package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Log;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `a[i] = v`, `a op= v` and `a[i] op= v`: what is assigned to is looked at as that, and never as a value.
///
/// Each method is handed what javac itself does at the tree, and adds what Java has nothing for.
final class Assignments {
    private static final String NOT_ASSIGNABLE = "compiler.err.cant.assign.val.to.var";

    private final Attribution attribution;
    private final Calls calls;
    private final OperatorMeanings meanings;

    /// The innermost assignment to brackets, and the innermost statement that javac is at.
    private @Nullable Target target;

    private @Nullable JCTree statement;
    /// What is assigned to, and is no name: `x * 2 = 3` stays an error.
    private @Nullable JCTree assigned;

    /// An assignment to brackets.
    private static final class Target {
        final JCTree tree;
        final @Nullable JCTree value;

        @Nullable
        Brackets brackets;

        Target(JCTree tree, @Nullable JCTree value) {
            this.tree = tree;
            this.value = value;
        }
    }

    Assignments(Attribution attribution, Calls calls, OperatorMeanings meanings) {
        this.attribution = attribution;
        this.calls = calls;
        this.meanings = meanings;
    }

    void reset() {
        target = null;
        statement = null;
        assigned = null;
    }

    /// Whether nobody takes the value of a tree.
    boolean isStatement(JCTree tree) {
        return tree == statement;
    }

    boolean isAssigned(JCTree tree) {
        return tree == assigned;
    }

    /// Whether brackets are those that are assigned to.
    boolean isTarget(JCArrayAccess tree) {
        return target != null && tree == target.tree;
    }

    /// Whether a value is set at brackets of no array, and so will be the argument of a method.
    boolean isValueOfCall(JCTree tree) {
        return target != null && tree == target.value && target.brackets != null;
    }

    /// The brackets that are assigned to are those of no array.
    void reach(Brackets brackets) {
        if (target != null) {
            target.brackets = brackets;
        }
    }

    void statement(JCExpressionStatement tree, Runnable visit) {
        JCTree outer = statement;
        statement = tree.expr;
        try {
            visit.run();
        } finally {
            statement = outer;
        }
    }

    /// `i++`.
    void step(JCUnary tree, Runnable visit) {
        JCTree outer = assigned;
        assigned = TreeInfo.skipParens(tree.arg);
        try {
            visit.run();
        } finally {
            assigned = outer;
        }
    }

    /// `a = v`, where `a` may be `b[i]`.
    void assign(JCAssign tree, Runnable visit) {
        JCExpression to = TreeInfo.skipParens(tree.lhs);
        Target mine = new Target(to, tree.rhs);
        visit(to, mine, visit);
        if (mine.brackets == null) {
            return;
        }
        Env<AttrContext> env = attribution.env();
        Brackets brackets = mine.brackets;
        attribution.decide(() -> {
            if (tree != statement || !set(tree, brackets, env)) {
                brackets.refuse();
                if (tree.rhs.type == null) {
                    attribution.attribute(tree.rhs, env);
                }
            }
        });
    }

    private void visit(JCExpression to, Target mine, Runnable visit) {
        Target outer = target;
        if (attribution.isOn() && to instanceof JCArrayAccess) {
            target = mine;
        }
        JCTree before = assigned;
        assigned = to;
        try {
            visit.run();
        } finally {
            target = outer;
            assigned = before;
        }
    }

    /// @return false if nothing is meant
    private boolean set(JCAssign tree, Brackets at, Env<AttrContext> env) {
        Known receiver = calls.known(at.tree.indexed);
        Known index = calls.known(at.tree.index);
        if (!wantsTarget(tree.rhs)) {
            attribution.attribute(tree.rhs, env);
            Optional<JCExpression> call = tree.rhs.type.isErroneous()
                    ? Optional.empty()
                    : meanings.set(tree.pos, receiver, index, calls.known(tree.rhs), env);
            call.ifPresent(found -> attribution.does(tree, found));
            return call.isPresent() || tree.rhs.type.isErroneous();
        }
        List<Candidate> candidates = meanings.set(tree.pos, receiver, index, new Operand(Type.noType, () -> tree.rhs));
        if (candidates.isEmpty()) {
            return false;
        }
        // Of functions of two libraries neither is meant.
        Optional<JCExpression> meant =
                meanings.set(tree.pos, receiver, index, new Operand(Type.noType, () -> calls.again(tree.rhs)), env);
        if (meant.isPresent() || attribution.isAmbiguous()) {
            meant.ifPresent(found -> attribution.does(tree, found));
            return meant.isPresent();
        }
        JCExpression call = candidates.getFirst().call().get();
        Log.DeferredDiagnosticHandler said = attribution.holding(_ -> true, () -> attribution.attribute(call, env));
        if (!Attribution.hasErrors(said)) {
            said.reportDeferredDiagnostics();
            attribution.does(tree, call);
            return true;
        }
        // What is wrong with the value itself is what its author wants to know.
        Set<JCTree> inside = Trees.all(tree.rhs);
        boolean explained = said.getDiagnostics().stream()
                .anyMatch(one -> inside.contains(one.getDiagnosticPosition().getTree()));
        said.reportDeferredDiagnostics(
                one -> inside.contains(one.getDiagnosticPosition().getTree()));
        return explained;
    }

    /// Whether an expression means something only where its type is known: a lambda, `new ArrayList<>()`.
    static boolean wantsTarget(JCExpression value) {
        return switch (TreeInfo.skipParens(value)) {
            case JCLambda lambda -> true;
            case JCMemberReference reference -> true;
            case JCMethodInvocation call -> true;
            case JCNewClass made -> true;
            case JCConditional choice -> true;
            case JCSwitchExpression choice -> true;
            default -> false;
        };
    }

    /// `a op= v`.
    void change(JCAssignOp tree, Runnable visit) {
        JCExpression to = TreeInfo.skipParens(tree.lhs);
        Target mine = new Target(to, null);
        Log.DeferredDiagnosticHandler held = attribution.holding(
                one -> Attribution.isAt(one, tree, SugarAttr.NO_OPERATOR) || Attribution.isAt(one, to, NOT_ASSIGNABLE),
                () -> visit(to, mine, visit));
        if (mine.brackets != null) {
            boolean wrong = tree.rhs.type.isErroneous();
            Brackets brackets = mine.brackets;
            attribution.decide(() -> {
                if (!wrong && (tree != statement || !change(tree, brackets, attribution.env()))) {
                    brackets.refuse();
                }
            });
        } else if (held.getDiagnostics().stream()
                .noneMatch(one -> Attribution.isAt(one, tree, SugarAttr.NO_OPERATOR))) {
            held.reportDeferredDiagnostics();
        } else {
            attribution.decide(
                    tree, held, () -> change(tree, to, held.getDiagnostics().size() == 1));
        }
    }

    /// What `a op= b` means: what changes `a` itself, else `a = a op b`.
    private Optional<JCExpression> change(JCAssignOp tree, JCExpression to, boolean mayBeSet) {
        Env<AttrContext> env = attribution.env();
        Tag operator = tree.getTag().noAssignOp();
        Known value = calls.known(tree.rhs);
        Optional<JCExpression> inPlace = meanings.inPlace(operator, tree.pos, calls.known(to), value, env);
        if (inPlace.isPresent() || !mayBeSet || to.type.isPrimitive()) {
            return inPlace;
        }
        ListBuffer<JCStatement> once = new ListBuffer<>();
        Supplier<JCExpression> variable = again(to, env, once);
        JCExpression assignment =
                calls.assign(tree.pos, variable.get(), calls.binary(tree.pos, operator, variable.get(), value));
        return attribution.attempt(assignment, env) ? Optional.of(behind(once, assignment)) : Optional.empty();
    }

    /// What is assigned to, as often as it is wanted, with its parts computed once.
    private Supplier<JCExpression> again(JCExpression to, Env<AttrContext> env, ListBuffer<JCStatement> once) {
        return switch (to) {
            case JCArrayAccess element -> {
                Supplier<JCExpression> array = once(element.indexed, "array", env, once);
                Supplier<JCExpression> index = once(element.index, "index", env, once);
                yield () -> calls.indexed(element.pos, array.get(), index.get());
            }
            case JCFieldAccess field
            when !Calls.isPlain(field) -> {
                Supplier<JCExpression> owner = once(field.selected, "owner", env, once);
                yield () -> calls.select(field, owner.get());
            }
            default -> () -> calls.copy(to);
        };
    }

    /// An attributed expression, as often as it is wanted and computed once.
    private Supplier<JCExpression> once(
            JCExpression part, String role, Env<AttrContext> env, ListBuffer<JCStatement> once) {
        if (Calls.isPlain(part)) {
            return () -> calls.copy(part);
        }
        JCVariableDecl variable = calls.temporary(part, role);
        attribution.declare(variable, env);
        once.append(variable);
        return () -> calls.ident(variable);
    }

    private JCExpression behind(ListBuffer<JCStatement> once, JCExpression value) {
        return once.isEmpty() ? value : calls.let(once.toList(), value);
    }

    /// `a[i] op= v`.
    ///
    /// @return false if nothing is meant
    private boolean change(JCAssignOp tree, Brackets at, Env<AttrContext> env) {
        if (at.tree.indexed.type.isErroneous() || at.tree.index.type.isErroneous()) {
            return false;
        }
        Tag operator = tree.getTag().noAssignOp();
        ListBuffer<JCStatement> once = new ListBuffer<>();
        Supplier<JCExpression> receiver = once(at.tree.indexed, "receiver", env, once);
        Supplier<JCExpression> index = once(at.tree.index, "index", env, once);
        Optional<JCExpression> call = meanings.get(tree.pos, known(receiver, env), known(index, env), env)
                .flatMap(element -> {
                    Known before = calls.known(element);
                    Known value = calls.known(tree.rhs);
                    return meanings.inPlace(operator, tree.pos, before, value, env)
                            .or(() -> {
                                JCExpression after = calls.binary(tree.pos, operator, before, value);
                                return attribution.attempt(after, env) ? Optional.of(after) : Optional.empty();
                            });
                })
                .flatMap(after ->
                        meanings.set(tree.pos, known(receiver, env), known(index, env), calls.known(after), env));
        call.ifPresent(found -> attribution.does(tree, behind(once, found)));
        return call.isPresent();
    }

    private Known known(Supplier<JCExpression> part, Env<AttrContext> env) {
        JCExpression tree = part.get();
        attribution.attribute(tree, env);
        return calls.known(tree);
    }
}
