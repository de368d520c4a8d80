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
import com.sun.tools.javac.util.Context;
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

    private final SugarAttr attr;
    private final Calls calls;
    private final Meanings meanings;
    private final Log log;

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

    Assignments(Context context, SugarAttr attr, Calls calls, Meanings meanings) {
        this.attr = attr;
        this.calls = calls;
        this.meanings = meanings;
        this.log = Log.instance(context);
    }

    void reset() {
        target = null;
        statement = null;
        assigned = null;
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
    ///
    /// @param on whether anything but Java is taken
    void assign(JCAssign tree, boolean on, Runnable visit) {
        JCExpression to = TreeInfo.skipParens(tree.lhs);
        Target mine = new Target(to, tree.rhs);
        visit(to, mine, on, visit);
        if (mine.brackets == null) {
            return;
        }
        Env<AttrContext> env = attr.env();
        if (tree != statement || !set(tree, mine.brackets, env)) {
            mine.brackets.refuse();
            if (tree.rhs.type == null) {
                attr.attribExpr(tree.rhs, env);
            }
        }
    }

    private void visit(JCExpression to, Target mine, boolean on, Runnable visit) {
        Target outer = target;
        if (on && to instanceof JCArrayAccess) {
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
            attr.attribExpr(tree.rhs, env);
            Optional<JCExpression> call = tree.rhs.type.isErroneous()
                    ? Optional.empty()
                    : meanings.first(
                            meanings.set(tree.pos, receiver, index, Operand.of(calls.known(tree.rhs))),
                            env,
                            type -> true);
            call.ifPresent(found -> attr.does(tree, found));
            return call.isPresent() || tree.rhs.type.isErroneous();
        }
        List<Supplier<JCExpression>> candidates =
                meanings.set(tree.pos, receiver, index, new Operand(Type.noType, () -> tree.rhs));
        if (candidates.isEmpty()) {
            return false;
        }
        JCExpression call = candidates.getFirst().get();
        Log.DeferredDiagnosticHandler said = attr.hold(one -> true);
        try {
            attr.attribExpr(call, env);
        } finally {
            log.popDiagnosticHandler(said);
        }
        if (!SugarAttr.hasErrors(said)) {
            said.reportDeferredDiagnostics();
            attr.does(tree, call);
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
        Log.DeferredDiagnosticHandler held = attr.hold(
                one -> SugarAttr.isAt(one, tree, SugarAttr.NO_OPERATOR) || SugarAttr.isAt(one, to, NOT_ASSIGNABLE));
        try {
            visit(to, mine, true, visit);
        } finally {
            log.popDiagnosticHandler(held);
        }
        if (mine.brackets != null) {
            boolean wrong = tree.rhs.type.isErroneous();
            if (!wrong && (tree != statement || !change(tree, mine.brackets, attr.env()))) {
                mine.brackets.refuse();
            }
        } else if (held.getDiagnostics().stream().noneMatch(one -> SugarAttr.isAt(one, tree, SugarAttr.NO_OPERATOR))) {
            held.reportDeferredDiagnostics();
        } else {
            change(tree, to, held.getDiagnostics().size() == 1)
                    .ifPresentOrElse(found -> attr.replace(tree, found), held::reportDeferredDiagnostics);
        }
    }

    /// What `a op= b` means: what changes `a` itself, else `a = a op b`.
    private Optional<JCExpression> change(JCAssignOp tree, JCExpression to, boolean mayBeSet) {
        Env<AttrContext> env = attr.env();
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
        return attr.attempt(assignment, env) ? Optional.of(behind(once, assignment)) : Optional.empty();
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
        attr.attribStat(variable, env);
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
                                return attr.attempt(after, env) ? Optional.of(after) : Optional.empty();
                            });
                })
                .flatMap(after -> meanings.first(
                        meanings.set(tree.pos, known(receiver, env), known(index, env), Operand.of(calls.known(after))),
                        env,
                        type -> true));
        call.ifPresent(found -> attr.does(tree, behind(once, found)));
        return call.isPresent();
    }

    private Known known(Supplier<JCExpression> part, Env<AttrContext> env) {
        JCExpression tree = part.get();
        attr.attribExpr(tree, env);
        return calls.known(tree);
    }
}
