package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ArrayType;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// javac's attribution, for those who ask it what it takes, and tell it what a tree is.
///
/// What javac keeps to itself is had by two tricks. [#env] has it visit brackets of ours, and is handed the environment
/// for their parts. And a type gets to where it is wanted as that of an element of an array: [Known].
final class Attribution {
    private static final String AMBIGUOUS = "compiler.err.ref.ambiguous";

    private final SugarAttr attr;
    private final Calls calls;
    private final Replacements replacements;
    private final Log log;
    private final Symtab symbols;
    /// Brackets of ours whose environment is the one that is wanted.
    private final JCArrayAccess probe;

    private boolean on;
    private @Nullable Env<AttrContext> probed;
    /// What javac is handed at the moment.
    private @Nullable Known handed;
    /// What is to be said of what could have been meant, were it not one of two.
    private @Nullable JCDiagnostic ambiguity;
    /// Calls that are tried as what another means, the innermost first.
    private final Deque<JCExpression> attempts = new ArrayDeque<>();

    Attribution(Context context, SugarAttr attr, Calls calls, Replacements replacements) {
        this.attr = attr;
        this.calls = calls;
        this.replacements = replacements;
        log = Log.instance(context);
        symbols = Symtab.instance(context);
        TreeMaker make = TreeMaker.instance(context);
        probe = make.Indexed(make.Literal(0), make.Literal(0));
    }

    /// @param on whether anything but Java is taken
    void turn(boolean on) {
        this.on = on;
        probed = null;
        handed = null;
        ambiguity = null;
        attempts.clear();
    }

    boolean isOn() {
        return on;
    }

    // ---- What javac says

    Log.DeferredDiagnosticHandler hold(Predicate<JCDiagnostic> which) {
        return log.new DeferredDiagnosticHandler(which);
    }

    /// What javac says while it does something, as far as that is held back.
    Log.DeferredDiagnosticHandler holding(Predicate<JCDiagnostic> which, Runnable visit) {
        Log.DeferredDiagnosticHandler held = hold(which);
        try {
            visit.run();
        } finally {
            log.popDiagnosticHandler(held);
        }
        return held;
    }

    static boolean isAt(JCDiagnostic one, JCTree at, String code) {
        return one.getDiagnosticPosition() == at && one.getCode().startsWith(code);
    }

    static boolean hasErrors(Log.DeferredDiagnosticHandler said) {
        return said.getDiagnostics().stream().anyMatch(one -> one.getKind() == JCDiagnostic.Kind.ERROR);
    }

    // ---- What javac is asked

    /// Whether a call is an attempt at what the same call means: what javac refuses twice means nothing.
    boolean isAttempt(JCMethodInvocation call) {
        return attempts.peek() == call
                && attempts.stream()
                                .filter(one -> one instanceof JCMethodInvocation other
                                        && other.args.size() == call.args.size()
                                        && other.meth.toString().equals(call.meth.toString()))
                                .count()
                        > 1;
    }

    /// Whether javac takes an expression that stands alone, as it is. What it warns of is reported if it does.
    boolean attempt(JCExpression call, Env<AttrContext> env) {
        attempts.push(call);
        Log.DeferredDiagnosticHandler all;
        try {
            all = holding(_ -> true, () -> attr.attribExpr(call, env));
        } finally {
            attempts.pop();
        }
        boolean fits = call.type != null && !call.type.isErroneous() && !hasErrors(all);
        if (fits) {
            all.reportDeferredDiagnostics();
        } else {
            all.getDiagnostics().stream()
                    .filter(one -> one.getCode().startsWith(AMBIGUOUS))
                    .findFirst()
                    .ifPresent(one -> ambiguity = one);
        }
        return fits;
    }

    /// Has javac say what is wrong with a call; false if it has nothing to say.
    boolean isBlamed(JCExpression call, Env<AttrContext> env) {
        Log.DeferredDiagnosticHandler all = holding(_ -> true, () -> attr.attribExpr(call, env));
        boolean isBlamed = hasErrors(all);
        if (isBlamed) {
            all.reportDeferredDiagnostics();
        }
        return isBlamed;
    }

    /// Whether a call has been put into the place of a tree.
    boolean isReplaced(JCTree tree) {
        return replacements.call(tree) != null;
    }

    /// The type of the value of an expression that nobody else has; nothing if it has none.
    Optional<Type> valueOf(JCExpression expression, Env<AttrContext> env) {
        return quietly(() -> attr.attribExpr(expression, env));
    }

    /// The same, and what javac says if it has none.
    ///
    /// @param wrong is handed what has it said
    Optional<Type> valueOf(JCExpression expression, Env<AttrContext> env, Consumer<Runnable> wrong) {
        Log.DeferredDiagnosticHandler said = holding(_ -> true, () -> attr.attribExpr(expression, env));
        if (hasErrors(said)) {
            wrong.accept(said::reportDeferredDiagnostics);
        }
        return hasErrors(said) || expression.type.isErroneous() ? Optional.empty() : Optional.of(expression.type);
    }

    /// The same if nothing but Java is taken.
    Optional<Type> plainValueOf(JCExpression expression, Env<AttrContext> env) {
        boolean was = on;
        on = false;
        try {
            return valueOf(expression, env);
        } finally {
            on = was;
        }
    }

    /// The type that a tree names which nobody else has; nothing if it names none.
    Optional<Type> typeOf(JCExpression name, Env<AttrContext> env) {
        return quietly(() -> attr.attribType(name, env));
    }

    private Optional<Type> quietly(Supplier<Type> attribution) {
        Log.DeferredDiagnosticHandler said = hold(one -> true);
        try {
            Type type = attribution.get();
            return hasErrors(said) || type.isErroneous() ? Optional.empty() : Optional.of(type);
        } finally {
            log.popDiagnosticHandler(said);
        }
    }

    /// Whether `name = value` is Java, which sets a variable.
    boolean sets(JCAssign assign, Env<AttrContext> env) {
        if (!isVariable((JCIdent) assign.lhs, env)) {
            return false;
        }
        // A class must not come into being twice, and what is Java is so without help.
        return Trees.all(assign.rhs).stream().anyMatch(JCClassDecl.class::isInstance)
                || plainValueOf(calls.again(assign), env)
                        .or(() -> valueOf(calls.again(assign), env))
                        .isPresent();
    }

    boolean isVariable(JCIdent name, Env<AttrContext> env) {
        return valueOf(calls.again(name), env).isPresent();
    }

    void attribute(JCExpression expression, Env<AttrContext> env) {
        attr.attribExpr(expression, env);
    }

    void declare(JCVariableDecl variable, Env<AttrContext> env) {
        attr.attribStat(variable, env);
    }

    /// The environment of the tree that javac is at.
    Env<AttrContext> env() {
        probed = null;
        attr.visitPlainly(probe);
        return Objects.requireNonNull(probed);
    }

    // ---- What javac is told

    /// What javac is to take a part of brackets of ours for; null if they are the user's.
    @Nullable
    Type told(JCTree tree, Env<AttrContext> env) {
        if (tree == probe.indexed) {
            probed = env;
            return symbols.errType;
        }
        return handed != null && tree == handed.indexed ? new ArrayType(handed.known, symbols.arrayClass) : null;
    }

    /// Whether a tree is between brackets of ours.
    boolean isOurs(JCTree tree) {
        return tree == probe.index || handed != null && tree == handed.index;
    }

    void visit(Known known) {
        Known outer = handed;
        handed = known;
        try {
            attr.visitPlainly(known);
        } finally {
            handed = outer;
        }
    }

    /// A call has been chosen for the tree that javac is at.
    void replace(JCExpression tree, JCExpression call) {
        replacements.put(tree, call);
        Known known = calls.known(tree, call.type);
        visit(known);
        tree.type = known.type;
    }

    /// A statement is a call now; as the last line of a cell it shows nothing.
    void does(JCExpression tree, JCExpression call) {
        replacements.put(tree, call);
        tree.type = symbols.voidType;
    }

    // ---- What could be meant, were it not one of two

    /// Looks for what is meant, and has something said if that is nothing.
    ///
    /// @param look does both
    <T> T deciding(Supplier<T> look) {
        JCDiagnostic outer = ambiguity;
        ambiguity = null;
        try {
            return look.get();
        } finally {
            ambiguity = outer;
        }
    }

    /// Whether two things could be meant.
    boolean isAmbiguous() {
        return ambiguity != null;
    }

    void decide(Runnable look) {
        deciding(() -> {
            look.run();
            return this;
        });
    }

    /// Puts a call into the place of the tree that javac is at, if one is meant.
    ///
    /// @param held what javac has said
    void decide(JCExpression tree, Log.DeferredDiagnosticHandler held, Supplier<Optional<JCExpression>> meaning) {
        decide(() -> meaning.get()
                .ifPresentOrElse(call -> replace(tree, call), () -> refuse(held::reportDeferredDiagnostics)));
    }

    /// Nothing is meant, or two things: then both are named.
    ///
    /// @param javac has its own say
    void refuse(Runnable javac) {
        if (ambiguity == null) {
            javac.run();
        } else {
            log.report(ambiguity);
        }
    }

    /// What is wrong with the tree that javac is at has been said.
    void giveUp(JCExpression tree) {
        replace(tree, calls.nothing(symbols.errType));
    }

    /// Has it said of the tree that javac is at that two things could be meant, if so.
    boolean isRefused(JCExpression tree) {
        if (ambiguity == null) {
            return false;
        }
        log.report(ambiguity);
        giveUp(tree);
        return true;
    }

    /// Two functions fit at a place.
    void noteAmbiguity(MethodSymbol one, MethodSymbol other, JCTree at) {
        Log.DeferredDiagnosticHandler said = holding(
                _ -> true,
                () -> log.error(
                        at.pos,
                        "ref.ambiguous",
                        one.name,
                        Kinds.kindName(one),
                        one,
                        one.owner,
                        Kinds.kindName(other),
                        other,
                        other.owner));
        ambiguity = said.getDiagnostics().getFirst();
    }
}
