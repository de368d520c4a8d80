package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ArrayType;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
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
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// javac's attribution, which attributes a call where it finds no operator and no array.
///
/// Only what javac would refuse comes here: each hook lets javac do its work first, and holds back the one error that
/// it is about. If no call is meant either, the error goes its way.
///
/// What javac keeps to itself is asked for by two tricks. [#env] has it visit brackets of ours, and is handed the
/// environment for their parts. And a type gets to where it is wanted as that of an element of an array: [Known].
final class SugarAttr extends Attr {
    private static final String NO_OPERATOR = "compiler.err.operator.cant.be.applied";
    private static final String NO_ARRAY = "compiler.err.array.req.but.found";
    private static final String NO_NAME = "compiler.err.cant.resolve";
    private static final String NO_METHOD = "compiler.err.cant.resolve.location.args";
    private static final String OTHER_METHOD = "compiler.err.cant.apply.symbol";
    /// How javac says shortly that the only method of that name takes other arguments.
    private static final String OTHER_ARGUMENT = "compiler.err.prob.found.req";

    private static final String NOT_ASSIGNABLE = "compiler.err.cant.assign.val.to.var";

    private final Log log;
    private final Types types;
    private final Symtab symbols;
    private final Calls calls;
    private final Meanings meanings;
    private final NamedArguments namedArguments;
    private final Replacements replacements = new Replacements();
    /// Brackets of ours whose environment is the one that is wanted.
    private final JCArrayAccess probe;

    private final Runnable goesOn;

    private boolean on;
    private @Nullable Env<AttrContext> probed;
    /// What javac is handed at the moment.
    private @Nullable Known handed;
    /// The innermost brackets, assignment to brackets and statement that javac is at.
    private @Nullable Brackets brackets;

    private @Nullable Target target;
    private @Nullable JCTree statement;
    /// The name of a method whose spelling is settled.
    private @Nullable JCTree spelt;
    /// What is assigned to, and is no name: `x * 2 = 3` stays an error.
    private @Nullable JCTree assigned;

    /// Brackets behind what is no array.
    private static final class Brackets {
        final JCArrayAccess tree;

        @Nullable
        Type type;

        Log.@Nullable DeferredDiagnosticHandler held;

        Brackets(JCArrayAccess tree) {
            this.tree = tree;
        }

        /// Lets javac have its say.
        void refuse() {
            if (held != null && !tree.index.type.isErroneous()) {
                held.reportDeferredDiagnostics();
            }
        }
    }

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

    private SugarAttr(Context context, Runnable goesOn) {
        super(context);
        this.goesOn = goesOn;
        log = Log.instance(context);
        types = Types.instance(context);
        symbols = Symtab.instance(context);
        calls = new Calls(context);
        meanings = new Meanings(context, this, calls);
        namedArguments = new NamedArguments(context, this, calls, meanings);
        TreeMaker make = TreeMaker.instance(context);
        probe = make.Indexed(make.Literal(0), make.Literal(0));
    }

    /// To be called before javac has made its own.
    static void register(Context context, Runnable goesOn) {
        if (context.get(attrKey) == null) {
            context.put(attrKey, (Context.Factory<Attr>) owner -> new SugarAttr(owner, goesOn));
        }
    }

    Meanings meanings() {
        return meanings;
    }

    Replacements replacements() {
        return replacements;
    }

    void turn(boolean on) {
        this.on = on;
        replacements.clear();
        probed = null;
        handed = null;
        brackets = null;
        target = null;
        statement = null;
        assigned = null;
        spelt = null;
    }

    // ---- What javac says and asks

    private Log.DeferredDiagnosticHandler hold(Predicate<JCDiagnostic> which) {
        return log.new DeferredDiagnosticHandler(which);
    }

    private Log.DeferredDiagnosticHandler hold(JCTree at, String code) {
        return hold(one -> isAt(one, at, code));
    }

    private static boolean isAt(JCDiagnostic one, JCTree at, String code) {
        return one.getDiagnosticPosition() == at && one.getCode().startsWith(code);
    }

    /// Whether javac takes an expression that stands alone, as it is. What it warns of is reported if it does.
    boolean attempt(JCExpression call, Env<AttrContext> env) {
        Log.DeferredDiagnosticHandler all = hold(one -> true);
        try {
            attribExpr(call, env);
        } finally {
            log.popDiagnosticHandler(all);
        }
        boolean fits = call.type != null && !call.type.isErroneous() && !hasErrors(all);
        if (fits) {
            all.reportDeferredDiagnostics();
        }
        return fits;
    }

    /// The type of the value of an expression that nobody else has; nothing if it has none.
    Optional<Type> valueOf(JCExpression expression, Env<AttrContext> env) {
        return quietly(() -> attribExpr(expression, env));
    }

    /// The type that a tree names which nobody else has; nothing if it names none.
    Optional<Type> typeOf(JCExpression name, Env<AttrContext> env) {
        return quietly(() -> attribType(name, env));
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

    boolean isVariable(JCIdent name, Env<AttrContext> env) {
        return valueOf(calls.again(name), env).isPresent();
    }

    private static boolean hasErrors(Log.DeferredDiagnosticHandler said) {
        return said.getDiagnostics().stream().anyMatch(one -> one.getKind() == JCDiagnostic.Kind.ERROR);
    }

    /// The environment of the tree that javac is at.
    private Env<AttrContext> env() {
        probed = null;
        super.visitIndexed(probe);
        return Objects.requireNonNull(probed);
    }

    /// Tells javac the type of the tree that it is at.
    private void hand(JCExpression tree, Type type) {
        Known known = calls.known(tree, type);
        visitIndexed(known);
        tree.type = known.type;
    }

    /// A call has been chosen for the tree that javac is at.
    private void replace(JCExpression tree, JCExpression call) {
        replacements.put(tree, call);
        hand(tree, call.type);
    }

    @Override
    public Type attribExpr(JCTree tree, Env<AttrContext> env) {
        if (tree == probe.indexed) {
            probed = env;
            return symbols.errType;
        }
        if (handed != null && tree == handed.indexed) {
            return new ArrayType(handed.known, symbols.arrayClass);
        }
        Type type = super.attribExpr(tree, env);
        if (brackets != null && tree == brackets.tree.indexed) {
            brackets.type = type;
        }
        return type;
    }

    @Override
    public Type attribExpr(JCTree tree, Env<AttrContext> env, Type expected) {
        if (tree == probe.index || handed != null && tree == handed.index) {
            return expected;
        }
        if (brackets != null && tree == brackets.tree.index && isNoArray(brackets.type)) {
            return super.attribExpr(tree, env);
        }
        if (target != null && tree == target.value && target.brackets != null) {
            // It is attributed as what it will be: the argument of a method.
            return expected;
        }
        return super.attribExpr(tree, env, expected);
    }

    private boolean isNoArray(@Nullable Type type) {
        return type != null && !type.isErroneous() && !types.isArray(type) && !type.isPrimitive();
    }

    // ---- Operators

    @Override
    public void visitBinary(JCBinary tree) {
        if (!on || Spellings.binary(tree.getTag()) == null) {
            super.visitBinary(tree);
            return;
        }
        Log.DeferredDiagnosticHandler held = hold(tree, NO_OPERATOR);
        try {
            super.visitBinary(tree);
        } finally {
            log.popDiagnosticHandler(held);
        }
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        Optional<JCExpression> call = tree == assigned ? Optional.empty() : meanings.binary(tree, env());
        call.ifPresentOrElse(found -> replace(tree, found), held::reportDeferredDiagnostics);
    }

    @Override
    public void visitUnary(JCUnary tree) {
        if (!on || Spellings.unary(tree.getTag()) == null) {
            visitStep(tree);
            return;
        }
        Log.DeferredDiagnosticHandler held = hold(tree, NO_OPERATOR);
        try {
            super.visitUnary(tree);
        } finally {
            log.popDiagnosticHandler(held);
        }
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        Optional<JCExpression> call = tree == assigned ? Optional.empty() : meanings.unary(tree, env());
        call.ifPresentOrElse(found -> replace(tree, found), held::reportDeferredDiagnostics);
    }

    /// `i++` stays Java's.
    private void visitStep(JCUnary tree) {
        JCTree outer = assigned;
        assigned = TreeInfo.skipParens(tree.arg);
        try {
            super.visitUnary(tree);
        } finally {
            assigned = outer;
        }
    }

    // ---- Brackets

    @Override
    public void visitIndexed(JCArrayAccess tree) {
        if (tree instanceof Known known) {
            Known outer = handed;
            handed = known;
            try {
                super.visitIndexed(known);
            } finally {
                handed = outer;
            }
            return;
        }
        if (!on) {
            super.visitIndexed(tree);
            return;
        }
        Brackets outer = brackets;
        Brackets mine = new Brackets(tree);
        brackets = mine;
        Log.DeferredDiagnosticHandler held = hold(tree, NO_ARRAY);
        try {
            super.visitIndexed(tree);
        } finally {
            log.popDiagnosticHandler(held);
            brackets = outer;
        }
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        mine.held = held;
        if (target != null && tree == target.tree) {
            target.brackets = mine;
        } else if (tree == assigned) {
            mine.refuse();
        } else {
            meanings.get(tree.pos, calls.known(tree.indexed), calls.known(tree.index), env())
                    .ifPresentOrElse(found -> replace(tree, found), mine::refuse);
        }
    }

    // ---- Assignments

    @Override
    public void visitExec(JCExpressionStatement tree) {
        JCTree outer = statement;
        statement = tree.expr;
        try {
            super.visitExec(tree);
        } finally {
            statement = outer;
        }
    }

    @Override
    public void visitAssign(JCAssign tree) {
        JCExpression to = TreeInfo.skipParens(tree.lhs);
        Target outer = target;
        Target mine = new Target(to, tree.rhs);
        if (on && to instanceof JCArrayAccess) {
            target = mine;
        }
        JCTree before = assigned;
        assigned = to;
        try {
            super.visitAssign(tree);
        } finally {
            target = outer;
            assigned = before;
        }
        if (mine.brackets == null) {
            return;
        }
        Env<AttrContext> env = env();
        if (tree != statement || !set(tree, mine.brackets, env)) {
            mine.brackets.refuse();
            if (tree.rhs.type == null) {
                attribExpr(tree.rhs, env);
            }
        }
    }

    /// @return false if nothing is meant
    private boolean set(JCAssign tree, Brackets at, Env<AttrContext> env) {
        Known receiver = calls.known(at.tree.indexed);
        Known index = calls.known(at.tree.index);
        if (!wantsTarget(tree.rhs)) {
            attribExpr(tree.rhs, env);
            Optional<JCExpression> call = tree.rhs.type.isErroneous()
                    ? Optional.empty()
                    : meanings.first(
                            meanings.set(tree.pos, receiver, index, Operand.of(calls.known(tree.rhs))),
                            env,
                            type -> true);
            call.ifPresent(found -> does(tree, found));
            return call.isPresent() || tree.rhs.type.isErroneous();
        }
        List<Supplier<JCExpression>> candidates =
                meanings.set(tree.pos, receiver, index, new Operand(Type.noType, () -> tree.rhs));
        if (candidates.isEmpty()) {
            return false;
        }
        JCExpression call = candidates.getFirst().get();
        Log.DeferredDiagnosticHandler said = hold(one -> true);
        try {
            attribExpr(call, env);
        } finally {
            log.popDiagnosticHandler(said);
        }
        if (!hasErrors(said)) {
            said.reportDeferredDiagnostics();
            does(tree, call);
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
    private static boolean wantsTarget(JCExpression value) {
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

    /// A statement that is a call now; as the last line of a cell it shows nothing.
    private void does(JCExpression tree, JCExpression call) {
        replacements.put(tree, call);
        tree.type = symbols.voidType;
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
        if (!on || Spellings.binary(tree.getTag().noAssignOp()) == null) {
            super.visitAssignop(tree);
            return;
        }
        JCExpression to = TreeInfo.skipParens(tree.lhs);
        Target outer = target;
        Target mine = new Target(to, null);
        if (to instanceof JCArrayAccess) {
            target = mine;
        }
        JCTree before = assigned;
        assigned = to;
        Log.DeferredDiagnosticHandler held = hold(one -> isAt(one, tree, NO_OPERATOR) || isAt(one, to, NOT_ASSIGNABLE));
        try {
            super.visitAssignop(tree);
        } finally {
            log.popDiagnosticHandler(held);
            target = outer;
            assigned = before;
        }
        if (mine.brackets != null) {
            boolean wrong = tree.rhs.type.isErroneous();
            if (!wrong && (tree != statement || !change(tree, mine.brackets, env()))) {
                mine.brackets.refuse();
            }
        } else if (held.getDiagnostics().stream().noneMatch(one -> isAt(one, tree, NO_OPERATOR))) {
            held.reportDeferredDiagnostics();
        } else {
            change(tree, to, held.getDiagnostics().size() == 1)
                    .ifPresentOrElse(found -> replace(tree, found), held::reportDeferredDiagnostics);
        }
    }

    /// What `a op= b` means: what changes `a` itself, else `a = a op b`.
    private Optional<JCExpression> change(JCAssignOp tree, JCExpression to, boolean mayBeSet) {
        Env<AttrContext> env = env();
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
        return attempt(assignment, env) ? Optional.of(behind(once, assignment)) : Optional.empty();
    }

    /// What is assigned to, as often as it is wanted, with its parts computed once.
    private Supplier<JCExpression> again(JCExpression to, Env<AttrContext> env, ListBuffer<JCStatement> once) {
        return switch (to) {
            case JCArrayAccess element -> {
                Supplier<JCExpression> array = once(element.indexed, env, once);
                Supplier<JCExpression> index = once(element.index, env, once);
                yield () -> calls.indexed(element.pos, array.get(), index.get());
            }
            case JCFieldAccess field
            when !Calls.isPlain(field) -> {
                Supplier<JCExpression> owner = once(field.selected, env, once);
                yield () -> calls.select(field, owner.get());
            }
            default -> () -> calls.copy(to);
        };
    }

    /// An attributed expression, as often as it is wanted and computed once.
    private Supplier<JCExpression> once(JCExpression part, Env<AttrContext> env, ListBuffer<JCStatement> once) {
        if (Calls.isPlain(part)) {
            return () -> calls.copy(part);
        }
        JCVariableDecl variable = calls.temporary(part);
        attribStat(variable, env);
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
        Supplier<JCExpression> receiver = once(at.tree.indexed, env, once);
        Supplier<JCExpression> index = once(at.tree.index, env, once);
        Optional<JCExpression> call = meanings.get(tree.pos, known(receiver, env), known(index, env), env)
                .flatMap(element -> {
                    Known before = calls.known(element);
                    Known value = calls.known(tree.rhs);
                    return meanings.inPlace(operator, tree.pos, before, value, env)
                            .or(() -> {
                                JCExpression after = calls.binary(tree.pos, operator, before, value);
                                return attempt(after, env) ? Optional.of(after) : Optional.empty();
                            });
                })
                .flatMap(after -> meanings.first(
                        meanings.set(tree.pos, known(receiver, env), known(index, env), Operand.of(calls.known(after))),
                        env,
                        type -> true));
        call.ifPresent(found -> does(tree, behind(once, found)));
        return call.isPresent();
    }

    private Known known(Supplier<JCExpression> part, Env<AttrContext> env) {
        JCExpression tree = part.get();
        attribExpr(tree, env);
        return calls.known(tree);
    }

    // ---- Names

    @Override
    public void visitIdent(JCIdent tree) {
        Optional<String> other = on && tree != spelt ? Spellings.inJava(tree.name.toString()) : Optional.empty();
        Log.DeferredDiagnosticHandler held = other.isPresent() ? hold(tree, NO_NAME) : null;
        visitHeld(held, () -> super.visitIdent(tree));
        if (held == null || held.getDiagnostics().isEmpty()) {
            return;
        }
        Name written = tree.name;
        tree.name = calls.name(other.get());
        tree.sym = null;
        Log.DeferredDiagnosticHandler again = hold(tree, NO_NAME);
        visitHeld(again, () -> super.visitIdent(tree));
        if (!again.getDiagnostics().isEmpty()) {
            tree.name = written;
            held.reportDeferredDiagnostics();
        }
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
        Optional<String> other = on && tree != spelt ? Spellings.inJava(tree.name.toString()) : Optional.empty();
        Log.DeferredDiagnosticHandler held = other.isPresent() ? hold(tree, NO_NAME) : null;
        visitHeld(held, () -> super.visitSelect(tree));
        if (held == null || held.getDiagnostics().isEmpty()) {
            return;
        }
        Name written = tree.name;
        JCExpression selected = tree.selected;
        // It is attributed once, unless it is a type, which may be twice.
        tree.selected = isObject(selected) ? calls.known(selected) : selected;
        tree.name = calls.name(other.get());
        tree.sym = null;
        Log.DeferredDiagnosticHandler again = hold(tree, NO_NAME);
        visitHeld(again, () -> super.visitSelect(tree));
        tree.selected = selected;
        if (!again.getDiagnostics().isEmpty()) {
            tree.name = written;
            held.reportDeferredDiagnostics();
        }
    }

    private void visitHeld(Log.@Nullable DeferredDiagnosticHandler held, Runnable visit) {
        try {
            visit.run();
        } finally {
            if (held != null) {
                log.popDiagnosticHandler(held);
            }
        }
    }

    // ---- Functions behind the dot of their first argument, and methods before it

    @Override
    public void visitNewClass(JCNewClass tree) {
        if (on && NamedArguments.areIn(tree.args)) {
            Optional<JCExpression> call = namedArguments.meaning(tree, env());
            if (call.isPresent()) {
                NamedArguments.settle(tree.args, symbols.errSymbol);
                tree.constructorType = symbols.errType;
                replace(tree, call.get());
                return;
            }
        }
        super.visitNewClass(tree);
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
        goesOn.run(); // here, because what takes days are calls inside calls
        if (on && NamedArguments.areIn(tree.args)) {
            Optional<JCExpression> call = namedArguments.meaning(tree, env());
            if (call.isPresent()) {
                NamedArguments.settle(tree.args, symbols.errSymbol);
                tree.meth.type = symbols.errType;
                replace(tree, call.get());
                return;
            }
        }
        if (!on || !isCallOfAName(tree)) {
            super.visitApply(tree);
            return;
        }
        JCTree before = spelt;
        if (tree.args.stream().anyMatch(SugarAttr::wantsTarget)) {
            // javac looks for the method once: what it makes of such arguments where it finds none cannot be repeated.
            respell(tree.meth);
            spelt = tree.meth;
        }
        Log.DeferredDiagnosticHandler held = hold(one -> isAt(one, tree.meth, NO_METHOD)
                || isAt(one, tree.meth, OTHER_METHOD)
                || one.getCode().startsWith(OTHER_ARGUMENT) && tree.args.contains(one.getDiagnosticPosition()));
        try {
            super.visitApply(tree);
        } finally {
            spelt = before;
            log.popDiagnosticHandler(held);
        }
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        boolean isUnknown = isAt(held.getDiagnostics().getFirst(), tree.meth, NO_METHOD);
        Optional<JCExpression> call = Optional.empty();
        if (tree.typeargs.isEmpty() && tree.meth instanceof JCFieldAccess method && isObject(method.selected)) {
            List<Operand> all = new ArrayList<>(operands(tree.args));
            all.addFirst(Operand.of(calls.known(method.selected)));
            call = meanings.function(tree.pos, method.name, all, isUnknown, env());
        } else if (tree.typeargs.isEmpty() && tree.meth instanceof JCIdent function) {
            call = meanings.method(tree.pos, function.name, operands(tree.args), env());
        }
        call.ifPresentOrElse(found -> replace(tree, found), held::reportDeferredDiagnostics);
    }

    private void respell(JCExpression method) {
        Name name = TreeInfo.name(method);
        if (Spellings.inJava(name.toString()).isPresent()) {
            namedArguments.inJava(method, env()).ifPresent(other -> {
                switch (method) {
                    case JCFieldAccess select -> select.name = other;
                    case JCIdent ident -> ident.name = other;
                    default -> {}
                }
            });
        }
    }

    private static boolean isCallOfAName(JCMethodInvocation tree) {
        return tree.meth instanceof JCFieldAccess || tree.meth instanceof JCIdent && tree.args.nonEmpty();
    }

    private static boolean isObject(JCExpression receiver) {
        Symbol symbol = TreeInfo.symbol(receiver);
        return receiver.type != null
                && !receiver.type.isErroneous()
                && !receiver.type.hasTag(TypeTag.PACKAGE)
                && !(symbol instanceof Symbol.TypeSymbol);
    }

    private List<Operand> operands(List<JCExpression> arguments) {
        return arguments.stream()
                .map(argument -> isAttributed(argument)
                        ? Operand.of(calls.known(argument))
                        : new Operand(Type.noType, () -> calls.again(argument)))
                .toList();
    }

    private static boolean isAttributed(JCExpression argument) {
        return hasOwnType(argument) && argument.type != null && !argument.type.isErroneous();
    }

    /// Whether an argument has its type whatever method takes it.
    private static boolean hasOwnType(JCExpression argument) {
        return switch (TreeInfo.skipParens(argument)) {
            case JCLambda lambda -> false;
            case JCMemberReference reference -> false;
            case JCConditional choice -> false;
            case JCSwitchExpression choice -> false;
            default -> true;
        };
    }
}
