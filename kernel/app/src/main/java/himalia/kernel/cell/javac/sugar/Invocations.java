package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Calls that javac refuses, of methods and of constructors: functions behind the dot of their first argument, methods
/// before it, variables that are called, arguments with names.
///
/// Each method is handed what javac itself does at the tree, and adds what Java has nothing for.
final class Invocations {
    private static final String NO_METHOD = "compiler.err.cant.resolve.location.args";
    private static final String NO_METHOD_OF_THIS = "compiler.err.cant.resolve.args";
    private static final String OTHER_METHOD = "compiler.err.cant.apply.symbol";
    /// How javac says shortly that the only method of that name takes other arguments.
    private static final String OTHER_ARGUMENT = "compiler.err.prob.found.req";

    private final Attribution attribution;
    private final Calls calls;
    private final CallMeanings meanings;
    private final NamedArguments namedArguments;
    private final Identifiers identifiers;
    private final Predicate<JCTree> statements;
    private final Symtab symbols;

    Invocations(
            Context context,
            Attribution attribution,
            Calls calls,
            CallMeanings meanings,
            NamedArguments namedArguments,
            Identifiers identifiers,
            Predicate<JCTree> statements) {
        this.attribution = attribution;
        this.calls = calls;
        this.meanings = meanings;
        this.namedArguments = namedArguments;
        this.identifiers = identifiers;
        this.statements = statements;
        this.symbols = Symtab.instance(context);
    }

    /// `new Type(arguments)`.
    void creation(JCNewClass tree, Runnable visit) {
        if (isNamed(tree.args, () -> namedArguments.call(tree, false, attribution.env()), tree)) {
            tree.constructorType = symbols.errType;
            return;
        }
        // A lambda that javac has made something of cannot be attributed again.
        boolean canBeRepeated = tree.args.stream().allMatch(Invocations::hasOwnType);
        if (tree.encl != null || tree.def != null || !canBeRepeated) {
            visit.run();
            return;
        }
        Log.DeferredDiagnosticHandler held = attribution.holding(
                one -> Identifiers.isUnknown(one, tree.clazz)
                        || Attribution.isAt(one, tree, OTHER_METHOD)
                        || Identifiers.isHidden(one, tree)
                        || isOtherArgument(one, tree.args),
                visit);
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        attribution.decide(() -> meant(tree)
                .ifPresentOrElse(
                        found -> {
                            tree.constructorType = symbols.errType;
                            attribution.replace(tree, found);
                        },
                        () -> attribution.refuse(held::reportDeferredDiagnostics)));
    }

    private Optional<JCExpression> meant(JCNewClass tree) {
        Name name = TreeInfo.name(tree.clazz);
        return name == null
                ? Optional.empty()
                : meanings.maker(tree.pos, name, operands(tree.args), attribution.env())
                        .or(() -> refused(tree.args, () -> namedArguments.call(tree, true, attribution.env())));
    }

    /// `method(arguments)`.
    void call(JCMethodInvocation tree, Runnable visit) {
        boolean isStatement = statements.test(tree);
        if (isNamed(tree.args, () -> namedArguments.call(tree, isStatement, false, attribution.env()), tree)) {
            tree.meth.type = symbols.errType;
            return;
        }
        if (!isCallOfAName(tree) || attribution.isAttempt(tree)) {
            visit.run();
            return;
        }
        Log.DeferredDiagnosticHandler held = refusing(tree, () -> visitOnce(tree, visit));
        if (held.getDiagnostics().isEmpty() && isPassedOver(tree)) {
            com.sun.tools.javac.util.List<JCExpression> arguments = tree.args;
            tree.args = arguments.map(calls::known);
            held = refusing(tree, visit);
            tree.args = arguments;
        }
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        boolean isUnknown = isNoMethod(held.getDiagnostics().getFirst(), tree.meth);
        attribution.decide(tree, held, () -> tree.typeargs.isEmpty() ? meant(tree, isUnknown) : Optional.empty());
    }

    /// What javac does at a call, with what it has against the call held back.
    private Log.DeferredDiagnosticHandler refusing(JCMethodInvocation tree, Runnable visit) {
        return attribution.holding(
                one -> isNoMethod(one, tree.meth)
                        || Attribution.isAt(one, tree.meth, OTHER_METHOD)
                        || isOtherArgument(one, tree.args),
                visit);
    }

    /// Whether javac has found no method and says nothing of it: it takes an argument for wrong that had another
    /// meaning.
    private static boolean isPassedOver(JCMethodInvocation tree) {
        boolean isOfWrong = tree.meth instanceof JCFieldAccess of && isWrong(of.selected);
        return !(TreeInfo.symbol(tree.meth) instanceof Symbol.MethodSymbol)
                && isWrong(tree.meth)
                && !isOfWrong
                && !tree.args.isEmpty()
                && tree.args.stream().noneMatch(Invocations::isWrong);
    }

    private static boolean isWrong(JCExpression tree) {
        return tree.type == null || tree.type.isErroneous();
    }

    /// javac looks for the method once: what it makes of some arguments where it finds none cannot be repeated.
    private void visitOnce(JCMethodInvocation tree, Runnable visit) {
        if (tree.args.stream().noneMatch(Assignments::wantsTarget)) {
            visit.run();
            return;
        }
        if (Spellings.inJava(TreeInfo.name(tree.meth).toString()).isPresent()) {
            namedArguments
                    .inJava(tree.meth, attribution.env())
                    .ifPresent(other -> identifiers.respell(tree.meth, other));
        }
        identifiers.settled(tree.meth, visit);
    }

    /// Whether arguments have names, and what the call means then has come into its place.
    private boolean isNamed(
            com.sun.tools.javac.util.List<JCExpression> arguments, Supplier<NamedCall> search, JCExpression tree) {
        if (!NamedArguments.areIn(arguments)) {
            return false;
        }
        boolean isSettled = attribution.deciding(() -> {
            NamedCall call = search.get();
            call.meaning().ifPresent(found -> attribution.replace(tree, found));
            if (call.meaning().isPresent() || attribution.isRefused(tree)) {
                return true;
            }
            if (call.isBlamedOnPart() || call.isExplained()) {
                attribution.giveUp(tree);
                return true;
            }
            call.forgive();
            return false;
        });
        if (isSettled) {
            settle(arguments);
        }
        return isSettled;
    }

    /// What a call means by names that are those of variables, too, now that javac has refused to set these.
    private Optional<JCExpression> refused(
            com.sun.tools.javac.util.List<JCExpression> arguments, Supplier<NamedCall> search) {
        if (!NamedArguments.areIn(arguments) || !arguments.stream().allMatch(Invocations::hasOwnType)) {
            return Optional.empty();
        }
        Optional<JCExpression> call = search.get().meaning();
        call.ifPresent(_ -> settle(arguments));
        return call;
    }

    /// Marks the names of arguments as looked at: they are no variables.
    private void settle(com.sun.tools.javac.util.List<JCExpression> arguments) {
        for (JCExpression argument : arguments) {
            if (NamedArgument.is(argument)) {
                ((JCIdent) ((JCAssign) argument).lhs).sym = symbols.errSymbol;
            }
        }
    }

    private static boolean isNoMethod(JCDiagnostic one, JCTree at) {
        return Attribution.isAt(one, at, NO_METHOD) || Attribution.isAt(one, at, NO_METHOD_OF_THIS);
    }

    private static boolean isOtherArgument(JCDiagnostic one, com.sun.tools.javac.util.List<JCExpression> arguments) {
        return one.getCode().startsWith(OTHER_ARGUMENT) && arguments.contains(one.getDiagnosticPosition());
    }

    /// What a call means that javac refuses.
    private Optional<JCExpression> meant(JCMethodInvocation tree, boolean isUnknown) {
        Env<AttrContext> env = attribution.env();
        return refused(tree.args, () -> namedArguments.call(tree, statements.test(tree), true, env))
                .or(() -> meant(tree, operands(tree.args), isUnknown, env));
    }

    private Optional<JCExpression> meant(
            JCMethodInvocation tree, List<Operand> arguments, boolean isUnknown, Env<AttrContext> env) {
        if (tree.meth instanceof JCIdent function) {
            return called(tree.pos, function, arguments, env)
                    .or(() -> meanings.method(tree.pos, function.name, arguments, env))
                    .or(() -> isUnknown ? meanings.made(tree.pos, function.name, arguments, env) : Optional.empty());
        }
        JCFieldAccess method = (JCFieldAccess) tree.meth;
        if (Identifiers.isValue(method.selected)) {
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
        return attribution.valueOf(read, env).flatMap(_ -> meanings.called(pos, calls.known(read), arguments, env));
    }

    /// `this.linear(x)` of a field.
    private Optional<JCExpression> calledField(
            int pos, JCFieldAccess field, List<Operand> arguments, Env<AttrContext> env) {
        JCFieldAccess read = calls.method(field.pos, calls.known(field.selected), field.name);
        return attribution
                .plainValueOf(read, env)
                .flatMap(_ -> meanings.called(pos, calls.known(read), arguments, env));
    }

    private static boolean isCallOfAName(JCMethodInvocation tree) {
        Name name = TreeInfo.name(tree.meth);
        return name != null && !name.contentEquals("this") && !name.contentEquals("super");
    }

    private List<Operand> operands(List<JCExpression> arguments) {
        return arguments.stream()
                .map(argument -> isAttributed(argument)
                        ? Operand.of(calls.known(argument))
                        : new Operand(Type.noType, () -> calls.again(argument)))
                .toList();
    }

    /// Where javac finds no method, it has not decided about calls of generic methods among the arguments.
    private static boolean isAttributed(JCExpression argument) {
        return hasOwnType(argument)
                && argument.type != null
                && !argument.type.isErroneous()
                && !argument.type.hasTag(TypeTag.DEFERRED);
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
