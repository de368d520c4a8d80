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
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    static final String NO_OPERATOR = "compiler.err.operator.cant.be.applied";
    private static final String NO_ARRAY = "compiler.err.array.req.but.found";
    private static final String NO_NAME = "compiler.err.cant.resolve";
    private static final String NO_METHOD = "compiler.err.cant.resolve.location.args";
    private static final String NO_METHOD_OF_THIS = "compiler.err.cant.resolve.args";
    private static final String OTHER_METHOD = "compiler.err.cant.apply.symbol";
    /// How javac says shortly that the only method of that name takes other arguments.
    private static final String OTHER_ARGUMENT = "compiler.err.prob.found.req";

    private static final String AMBIGUOUS = "compiler.err.ref.ambiguous";
    /// How javac says that a field or constructor is nobody else's.
    private static final List<String> HIDDEN =
            List.of("compiler.err.not.def.public", "compiler.err.report.access", "compiler.err.not.def.access");

    private final Log log;
    private final Types types;
    private final Symtab symbols;
    private final Calls calls;
    private final Meanings meanings;
    private final NamedArguments namedArguments;
    private final Assignments assignments;
    private final Replacements replacements = new Replacements();
    /// Brackets of ours whose environment is the one that is wanted.
    private final JCArrayAccess probe;

    private final Runnable goesOn;

    private boolean on;
    private @Nullable Env<AttrContext> probed;
    /// What javac is handed at the moment.
    private @Nullable Known handed;
    /// The innermost brackets that javac is at.
    private @Nullable Brackets brackets;

    /// The name of a method whose spelling is settled.
    private @Nullable JCTree spelt;
    /// The method that is called: `x.shape()` is no property.
    private @Nullable JCTree callee;
    /// What javac has said of a call that could have been meant, were it not one of two.
    private @Nullable JCDiagnostic ambiguity;

    private SugarAttr(Context context, Runnable goesOn) {
        super(context);
        this.goesOn = goesOn;
        log = Log.instance(context);
        types = Types.instance(context);
        symbols = Symtab.instance(context);
        calls = new Calls(context);
        meanings = new Meanings(context, this, calls);
        namedArguments = new NamedArguments(context, this, calls, meanings);
        assignments = new Assignments(context, this, calls, meanings);
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

    /// @param origins where it is written down what is made of what; null if nobody wants to know
    void turn(boolean on, @Nullable Origins origins) {
        this.on = on;
        calls.note(origins);
        replacements.clear();
        probed = null;
        handed = null;
        brackets = null;
        spelt = null;
        callee = null;
        ambiguity = null;
        assignments.reset();
    }

    // ---- What javac says and asks

    Log.DeferredDiagnosticHandler hold(Predicate<JCDiagnostic> which) {
        return log.new DeferredDiagnosticHandler(which);
    }

    private Log.DeferredDiagnosticHandler hold(JCTree at, String code) {
        return hold(one -> isAt(one, at, code));
    }

    static boolean isAt(JCDiagnostic one, JCTree at, String code) {
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
        } else {
            all.getDiagnostics().stream()
                    .filter(one -> one.getCode().startsWith(AMBIGUOUS))
                    .findFirst()
                    .ifPresent(one -> ambiguity = one);
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

    static boolean hasErrors(Log.DeferredDiagnosticHandler said) {
        return said.getDiagnostics().stream().anyMatch(one -> one.getKind() == JCDiagnostic.Kind.ERROR);
    }

    /// The environment of the tree that javac is at.
    Env<AttrContext> env() {
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
    void replace(JCExpression tree, JCExpression call) {
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
        if (assignments.isValueOfCall(tree)) {
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
        Optional<JCExpression> call = assignments.isAssigned(tree) ? Optional.empty() : meanings.binary(tree, env());
        call.ifPresentOrElse(found -> replace(tree, found), held::reportDeferredDiagnostics);
    }

    @Override
    public void visitUnary(JCUnary tree) {
        if (!on || Spellings.unary(tree.getTag()) == null) {
            // `i++` stays Java's.
            assignments.step(tree, () -> super.visitUnary(tree));
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
        Optional<JCExpression> call = assignments.isAssigned(tree) ? Optional.empty() : meanings.unary(tree, env());
        call.ifPresentOrElse(found -> replace(tree, found), held::reportDeferredDiagnostics);
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
        mine.hold(held);
        if (assignments.isTarget(tree)) {
            assignments.reach(mine);
        } else if (assignments.isAssigned(tree)) {
            mine.refuse();
        } else {
            meanings.get(tree.pos, calls.known(tree.indexed), calls.known(tree.index), env())
                    .ifPresentOrElse(found -> replace(tree, found), mine::refuse);
        }
    }

    // ---- Assignments

    @Override
    public void visitExec(JCExpressionStatement tree) {
        assignments.statement(tree, () -> super.visitExec(tree));
    }

    @Override
    public void visitAssign(JCAssign tree) {
        assignments.assign(tree, on, () -> super.visitAssign(tree));
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
        if (!on || Spellings.binary(tree.getTag().noAssignOp()) == null) {
            super.visitAssignop(tree);
            return;
        }
        assignments.change(tree, () -> super.visitAssignop(tree));
    }

    /// A statement is a call now; as the last line of a cell it shows nothing.
    void does(JCExpression tree, JCExpression call) {
        replacements.put(tree, call);
        tree.type = symbols.voidType;
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
        if (again.getDiagnostics().isEmpty()) {
            replacements.respell(tree);
        } else {
            tree.name = written;
            held.reportDeferredDiagnostics();
        }
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
        Optional<String> other = on && tree != spelt ? Spellings.inJava(tree.name.toString()) : Optional.empty();
        boolean mayBeProperty = on && tree != callee && !assignments.isAssigned(tree);
        boolean isHeld = other.isPresent() || mayBeProperty;
        Log.DeferredDiagnosticHandler held =
                isHeld ? hold(one -> isAt(one, tree, NO_NAME) || isHidden(one, tree)) : null;
        visitHeld(held, () -> super.visitSelect(tree));
        if (held == null || held.getDiagnostics().isEmpty() || other.isPresent() && isRespelt(tree, other.get())) {
            return;
        }
        Optional<JCExpression> call = mayBeProperty ? property(tree) : Optional.empty();
        call.ifPresentOrElse(
                found -> {
                    tree.sym = null;
                    replace(tree, found);
                },
                held::reportDeferredDiagnostics);
    }

    private static boolean isNoMethod(JCDiagnostic one, JCTree at) {
        return isAt(one, at, NO_METHOD) || isAt(one, at, NO_METHOD_OF_THIS);
    }

    private static boolean isHidden(JCDiagnostic one, JCTree at) {
        return HIDDEN.stream().anyMatch(code -> isAt(one, at, code));
    }

    private boolean isRespelt(JCFieldAccess tree, String other) {
        Name written = tree.name;
        JCExpression selected = tree.selected;
        Symbol symbol = tree.sym;
        // It is attributed once, unless it is a type, which may be twice.
        tree.selected = isObject(selected) ? calls.known(selected) : selected;
        tree.name = calls.name(other);
        tree.sym = null;
        Log.DeferredDiagnosticHandler again = hold(tree, NO_NAME);
        visitHeld(again, () -> super.visitSelect(tree));
        tree.selected = selected;
        if (again.getDiagnostics().isEmpty()) {
            replacements.respell(tree);
        } else {
            tree.name = written;
            tree.sym = symbol;
        }
        return again.getDiagnostics().isEmpty();
    }

    /// What `x.shape` means where there is no such field: the method without arguments.
    private Optional<JCExpression> property(JCFieldAccess tree) {
        JCExpression of = tree.selected;
        if (isObject(of)) {
            return meanings.property(tree.pos, calls.known(of), tree.name, env());
        }
        return TreeInfo.symbol(of) instanceof Symbol.ClassSymbol home
                ? meanings.property(tree.pos, home, tree.name, env())
                : Optional.empty();
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
        // A lambda that javac has made something of cannot be attributed again.
        boolean canBeRepeated = tree.args.stream().allMatch(SugarAttr::hasOwnType);
        if (!on || tree.encl != null || tree.def != null || !canBeRepeated) {
            super.visitNewClass(tree);
            return;
        }
        Log.DeferredDiagnosticHandler held = hold(one -> isAt(one, tree.clazz, NO_NAME)
                || isAt(one, tree, OTHER_METHOD)
                || isHidden(one, tree)
                || one.getCode().startsWith(OTHER_ARGUMENT) && tree.args.contains(one.getDiagnosticPosition()));
        visitHeld(held, () -> super.visitNewClass(tree));
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        Name name = TreeInfo.name(tree.clazz);
        Optional<JCExpression> call =
                name == null ? Optional.empty() : meanings.maker(tree.pos, name, operands(tree.args), env());
        if (call.isPresent()) {
            tree.constructorType = symbols.errType;
            replace(tree, call.get());
        } else {
            held.reportDeferredDiagnostics();
        }
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
        goesOn.run(); // here, because what takes days are calls inside calls
        JCTree outer = callee;
        callee = tree.meth;
        try {
            visitCall(tree);
        } finally {
            callee = outer;
        }
    }

    private void visitCall(JCMethodInvocation tree) {
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
        if (tree.args.stream().anyMatch(Assignments::wantsTarget)) {
            // javac looks for the method once: what it makes of such arguments where it finds none cannot be repeated.
            respell(tree.meth);
            spelt = tree.meth;
        }
        Log.DeferredDiagnosticHandler held = hold(one -> isNoMethod(one, tree.meth)
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
        ambiguity = null;
        boolean isUnknown = isNoMethod(held.getDiagnostics().getFirst(), tree.meth);
        Optional<JCExpression> call = tree.typeargs.isEmpty() ? meant(tree, isUnknown) : Optional.empty();
        if (call.isPresent()) {
            replace(tree, call.get());
        } else if (ambiguity != null) {
            // Two could be meant: javac names both.
            log.report(ambiguity);
        } else {
            held.reportDeferredDiagnostics();
        }
    }

    /// What a call means that javac refuses.
    private Optional<JCExpression> meant(JCMethodInvocation tree, boolean isUnknown) {
        List<Operand> arguments = operands(tree.args);
        Env<AttrContext> env = env();
        if (tree.meth instanceof JCIdent function) {
            return called(tree.pos, function, arguments, env)
                    .or(() -> meanings.method(tree.pos, function.name, arguments, env))
                    .or(() -> isUnknown ? meanings.made(tree.pos, function.name, arguments, env) : Optional.empty());
        }
        JCFieldAccess method = (JCFieldAccess) tree.meth;
        if (isObject(method.selected)) {
            List<Operand> all = new ArrayList<>(arguments);
            all.addFirst(Operand.of(calls.known(method.selected)));
            return meanings.function(tree.pos, method.name, all, isUnknown, env)
                    .or(() -> isUnknown ? meanings.synonym(tree.pos, method.name, all, env) : Optional.empty())
                    .or(() -> isUnknown ? calledField(tree.pos, method, arguments, env) : Optional.empty());
        }
        return TreeInfo.symbol(method.selected) instanceof Symbol.ClassSymbol home
                ? meanings.functionOf(tree.pos, home, method.name, arguments, env)
                : Optional.empty();
    }

    /// `model(x)` of a variable.
    private Optional<JCExpression> called(int pos, JCIdent variable, List<Operand> arguments, Env<AttrContext> env) {
        JCIdent read = calls.ident(variable.pos, variable.name);
        return valueOf(read, env).isPresent()
                ? meanings.called(pos, calls.known(read), arguments, env)
                : Optional.empty();
    }

    /// `this.linear(x)` of a field.
    private Optional<JCExpression> calledField(
            int pos, JCFieldAccess field, List<Operand> arguments, Env<AttrContext> env) {
        JCFieldAccess read = calls.method(field.pos, calls.known(field.selected), field.name);
        Log.DeferredDiagnosticHandler said = hold(one -> true);
        boolean wasOn = on;
        on = false;
        try {
            attribExpr(read, env);
        } finally {
            on = wasOn;
            log.popDiagnosticHandler(said);
        }
        return hasErrors(said) || read.type.isErroneous()
                ? Optional.empty()
                : meanings.called(pos, calls.known(read), arguments, env);
    }

    private void respell(JCExpression method) {
        Name name = TreeInfo.name(method);
        if (Spellings.inJava(name.toString()).isPresent()) {
            namedArguments.inJava(method, env()).ifPresent(other -> {
                replacements.respell(method);
                switch (method) {
                    case JCFieldAccess select -> select.name = other;
                    case JCIdent ident -> ident.name = other;
                    default -> {}
                }
            });
        }
    }

    private static boolean isCallOfAName(JCMethodInvocation tree) {
        Name name = TreeInfo.name(tree.meth);
        return name != null && !name.contentEquals("this") && !name.contentEquals("super");
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
