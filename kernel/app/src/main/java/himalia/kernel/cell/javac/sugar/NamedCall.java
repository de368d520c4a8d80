package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Name;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A call with names for arguments, and what it means without them.
///
/// In this order: the parameters of a method that are called so, and methods called so of what that gives for the names
/// that are left, as `new Dense(4, "relu").inputShape(2)`; methods of what the call without all of them gives, as
/// `fit(x, y).epochs(100)`; and the same of an object of options that the method takes last.
final class NamedCall {
    private final NamedArguments home;
    private final Attribution attribution;
    private final Calls calls;
    /// What stands before the dot.
    private final @Nullable JCExpression receiver;
    private final com.sun.tools.javac.util.List<JCExpression> written;
    private final boolean isStatement;
    private final Env<AttrContext> env;
    private final SharedParts parts;
    private final List<NamedArgument> named;

    /// The methods that the call can be of.
    private final List<MethodSymbol> found = new ArrayList<>();
    /// What there is whose methods can set something.
    private final List<Supplier<Optional<Known>>> made = new ArrayList<>();
    /// The first call of a method that has all the names.
    private @Nullable Supplier<JCExpression> closest;
    /// The call without the names, for javac to say what is missing.
    private @Nullable Supplier<JCExpression> unordered;
    private Optional<JCExpression> meaning = Optional.empty();
    private boolean isJava;

    NamedCall(
            NamedArguments home,
            @Nullable JCExpression receiver,
            com.sun.tools.javac.util.List<JCExpression> written,
            boolean isStatement,
            Env<AttrContext> env) {
        this.home = home;
        this.receiver = receiver;
        this.attribution = home.attribution;
        this.calls = home.calls;
        this.written = written;
        this.isStatement = isStatement;
        this.env = env;
        this.parts = new SharedParts(attribution, calls, env);
        this.named = written.stream().filter(NamedArgument::is).map(home::named).toList();
    }

    /// @param isRefused whether javac has refused the call, although all names are those of variables
    void look(boolean isRefused, Supplier<Optional<JCExpression>> search) {
        isJava = !isRefused && setsVariables();
        if (!isJava && !isWrong()) {
            meaning = search.get();
        }
    }

    /// The call that is meant.
    Optional<JCExpression> meaning() {
        return meaning;
    }

    /// Whether javac takes all names for those of variables.
    private boolean setsVariables() {
        return written.stream().filter(NamedArgument::is).allMatch(one -> attribution.sets((JCAssign) one, env));
    }

    /// Whether an argument makes no sense, or what stands before the dot, whatever is meant.
    private boolean isWrong() {
        return all().anyMatch(parts::isWrong);
    }

    private Stream<JCExpression> all() {
        return Stream.concat(Stream.ofNullable(receiver), written.stream().map(NamedArgument::value));
    }

    // ---- If nothing is meant

    /// Has it said of a part what is wrong with it: all else may follow from that.
    boolean isBlamedOnPart() {
        Optional<JCExpression> part =
                isJava ? Optional.empty() : all().filter(parts::isWrong).findFirst();
        part.ifPresent(parts::blame);
        return part.isPresent();
    }

    /// Has javac say what is wrong with a call that knows all the names: its error about names is of no use then.
    boolean isExplained() {
        if (!isJava && found.isEmpty() && unordered != null) {
            return attribution.isBlamed(unordered.get(), env);
        }
        if (isJava || !named.stream().allMatch(this::isKnown)) {
            return false;
        }
        if (closest != null) {
            return attribution.isBlamed(closest.get(), env);
        }
        Optional<Known> set = values().filter(one -> named.stream().allMatch(name -> hasSetter(one.known, name)))
                .findFirst();
        return set.isPresent()
                ? attribution.isBlamed(set(set.get(), named, ""), env)
                : unordered != null && attribution.isBlamed(unordered.get(), env);
    }

    /// Keeps javac from blaming the names that the call knows for those that it does not.
    void forgive() {
        if (isJava || named.stream().allMatch(one -> attribution.isVariable(one.tree(), env))) {
            return;
        }
        List<NamedArgument> known = named.stream().filter(this::isKnown).toList();
        List<NamedArgument> unknown = named.stream()
                .filter(one -> !known.contains(one) && !attribution.isVariable(one.tree(), env))
                .toList();
        unknown.forEach(one -> home.noteInstead(one.tree().pos, names()));
        if (!unknown.isEmpty()) {
            known.forEach(one -> one.tree().sym = home.symbols.errSymbol);
        }
    }

    private boolean isKnown(NamedArgument one) {
        return found.stream().anyMatch(one::isOf) || settable().anyMatch(type -> hasSetter(type, one));
    }

    /// The names for arguments that the call knows.
    private Set<String> names() {
        Set<String> all = new LinkedHashSet<>();
        for (MethodSymbol method : found) {
            method.params().stream()
                    .map(one -> one.name.toString())
                    .filter(one -> !one.matches("arg\\d+"))
                    .forEach(all::add);
        }
        settable().forEach(type -> all.addAll(home.lookup.setters(type)));
        home.others().forEach((name, here) -> {
            if (all.contains(here)) {
                all.add(name);
            }
        });
        return all;
    }

    private Stream<Known> values() {
        return made.stream().flatMap(one -> one.get().stream());
    }

    /// The types of what has methods that set something: of what the call gives, and of options that it takes last.
    private Stream<Type> settable() {
        Stream<Type> options = found.stream()
                .map(method -> method.type.getParameterTypes())
                .filter(all -> all.nonEmpty() && home.types.isFunctionalInterface(all.last()))
                .map(all -> home.types.findDescriptorType(all.last()).getParameterTypes())
                .filter(all -> all.size() == 1 && !all.head.isPrimitive())
                .map(all -> home.types.skipTypeVars(home.types.wildUpperBound(all.head), false));
        return Stream.concat(values().map(one -> one.known), options);
    }

    private boolean hasSetter(Type type, NamedArgument one) {
        return home.methods.isBehind(type, one.setter(), env) || home.methods.isBehind(type, one.setter() + "_", env);
    }

    // ---- What may be meant

    Optional<JCExpression> meaning(JCMethodInvocation tree) {
        int pos = tree.pos;
        unordered = () -> calls.apply(pos, calls.again(tree.meth), values(written));
        if (tree.meth instanceof JCFieldAccess method) {
            Optional<JCExpression> meant =
                    first(tree.args, methods(method), arguments -> calls.apply(pos, parts.method(method), arguments));
            if (meant.isPresent()) {
                return meant;
            }
            return parts.valueOf(method.selected).isPresent() ? behind(tree, method) : inPlace(tree, method);
        }
        if (!(tree.meth instanceof JCIdent function)) {
            return Optional.empty();
        }
        List<MethodSymbol> inSight = home.lookup.inSight(function.name, env);
        // A class in sight comes before a function that is not: `Adam(parameters, lr=0.1)`.
        Optional<JCExpression> known = inSight.isEmpty()
                ? made(pos, calls.ident(function.pos, function.name))
                : first(tree.args, inSight, arguments -> calls.apply(pos, calls.again(function), arguments));
        return known.or(() -> ofLibrary(pos, tree.args, function.name))
                .or(() -> NamedArgument.is(tree.args.head) ? Optional.empty() : ofFirst(tree, function));
    }

    Optional<JCExpression> meaning(JCNewClass tree) {
        if (tree.encl != null || tree.def != null) {
            return Optional.empty();
        }
        Name name = TreeInfo.name(tree.clazz);
        return made(tree.pos, tree.clazz)
                .or(() -> name == null ? Optional.empty() : ofLibrary(tree.pos, tree.args, name));
    }

    /// `init.normal(w, std=0.2)` is `Init.normal_(w, std=0.2)`.
    private Optional<JCExpression> inPlace(JCMethodInvocation tree, JCFieldAccess method) {
        Supplier<JCFieldAccess> other =
                () -> calls.method(method.pos, calls.again(method.selected), home.names.fromString(method.name + "_"));
        return first(tree.args, methods(other.get()), arguments -> calls.apply(tree.pos, other.get(), arguments));
    }

    /// `df.head(n=2)` is `head(df, n=2)`.
    private Optional<JCExpression> behind(JCMethodInvocation tree, JCFieldAccess method) {
        com.sun.tools.javac.util.List<JCExpression> all = tree.args.prepend(method.selected);
        return first(
                        all,
                        home.lookup.inSight(method.name, env),
                        arguments -> calls.apply(tree.pos, calls.ident(method.pos, method.name), arguments))
                .or(() -> ofLibrary(tree.pos, all, method.name));
    }

    /// A function that a library has although it is not in sight.
    private Optional<JCExpression> ofLibrary(
            int pos, com.sun.tools.javac.util.List<JCExpression> arguments, Name name) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < home.methods.libraries().size(); i++) {
            for (ClassSymbol library : home.methods.libraries().get(i)) {
                for (String spelling : Spellings.of(name.toString())) {
                    List<MethodSymbol> functions = new ArrayList<>();
                    home.lookup.add(library.members(), spelling, functions);
                    candidates.addAll(candidates(
                            i,
                            arguments,
                            functions,
                            order -> calls.callStatic(pos, library, spelling, order.toArray(JCExpression[]::new))));
                }
            }
        }
        return first(candidates);
    }

    /// `mean(x, dim=0)` is `x.mean(dim=0)`.
    private Optional<JCExpression> ofFirst(JCMethodInvocation tree, JCIdent function) {
        return first(
                tree.args.tail,
                methods(calls.method(function.pos, tree.args.head, function.name)),
                arguments -> calls.apply(
                        tree.pos, calls.method(function.pos, parts.of(tree.args.head), function.name), arguments));
    }

    private Optional<JCExpression> made(int pos, JCExpression type) {
        List<MethodSymbol> constructors = attribution
                .typeOf(calls.again(type), env)
                .map(home.lookup::constructors)
                .orElse(List.of());
        return first(written, constructors, order -> calls.made(pos, calls.again(type), order));
    }

    private List<MethodSymbol> methods(JCFieldAccess method) {
        return parts.valueOf(method.selected)
                .or(() -> attribution.typeOf(calls.again(method.selected), env))
                .map(type -> home.lookup.of(type, method.name))
                .orElse(List.of());
    }

    private Optional<JCExpression> first(
            com.sun.tools.javac.util.List<JCExpression> arguments,
            List<MethodSymbol> methods,
            Function<List<JCExpression>, JCExpression> call) {
        return first(candidates(Candidate.NO_LIBRARY, arguments, methods, call));
    }

    private Optional<JCExpression> first(List<Candidate> candidates) {
        return home.choice.first(candidates, env, _ -> true);
    }

    /// @param call makes a call of one of the methods with arguments in their order
    private List<Candidate> candidates(
            int library,
            com.sun.tools.javac.util.List<JCExpression> arguments,
            List<MethodSymbol> methods,
            Function<List<JCExpression>, JCExpression> call) {
        List<JCExpression> places =
                arguments.stream().takeWhile(one -> !NamedArgument.is(one)).toList();
        if (methods.isEmpty() || places.size() + named.size() < arguments.size()) {
            return List.of();
        }
        if (found.isEmpty()) {
            unordered = () -> call.apply(values(arguments));
        }
        found.addAll(methods);
        List<Candidate> candidates = new ArrayList<>();
        for (MethodSymbol method : methods) {
            order(method, places, named).ifPresent(order -> {
                Supplier<JCExpression> ordered = () -> call.apply(parts.of(order));
                closest = closest == null ? ordered : closest;
                candidates.add(new Candidate(library, ordered));
            });
        }
        for (MethodSymbol method : methods) {
            List<NamedArgument> own =
                    named.stream().filter(one -> one.isOf(method)).toList();
            List<NamedArgument> left =
                    named.stream().filter(one -> !own.contains(one)).toList();
            if (!own.isEmpty() && !left.isEmpty()) {
                order(method, places, own)
                        .ifPresent(
                                order -> candidates.addAll(setters(library, () -> call.apply(parts.of(order)), left)));
            }
        }
        candidates.addAll(setters(library, () -> call.apply(parts.of(places)), named));
        if (methods.stream().anyMatch(method -> takesOptions(method, places.size()))) {
            candidates.add(new Candidate(library, () -> {
                List<JCExpression> all = parts.of(places);
                all.add(calls.lambda(all.isEmpty() ? 0 : all.getLast().pos, options -> set(options, named, "")));
                return call.apply(all);
            }));
        }
        return candidates;
    }

    private List<JCExpression> values(com.sun.tools.javac.util.List<JCExpression> arguments) {
        return parts.of(arguments.stream().map(NamedArgument::value).toList());
    }

    private boolean takesOptions(MethodSymbol method, int places) {
        List<Type> parameters = method.type.getParameterTypes();
        return parameters.size() == places + 1 && home.types.isFunctionalInterface(parameters.getLast());
    }

    /// What a call gives, with methods called on it that have the names of arguments. What such a method sets is lost
    /// if it gives nothing back.
    private List<Candidate> setters(int library, Supplier<JCExpression> call, List<NamedArgument> left) {
        Supplier<Optional<Known>> value = value(call);
        made.add(value);
        List<Candidate> candidates = new ArrayList<>();
        for (String mark : List.of("", "_")) {
            Supplier<Optional<JCExpression>> all = () -> value.get()
                    .filter(one ->
                            home.methods.isBehind(one.known, left.getFirst().setter() + mark, env))
                    .map(one -> set(one, left, mark));
            candidates.add(new Candidate(
                    library,
                    !isStatement,
                    () -> all.get().map(one -> calls.call(one.pos, one, "run")).orElseGet(this::nothing)));
            candidates.add(new Candidate(library, true, () -> all.get().orElseGet(this::nothing)));
        }
        // What only plans something is to be done.
        return List.of(candidates.get(0), candidates.get(2), candidates.get(1), candidates.get(3));
    }

    private JCExpression nothing() {
        return calls.nothing(home.symbols.errType);
    }

    /// The value of a call, attributed when it is asked for first.
    private Supplier<Optional<Known>> value(Supplier<JCExpression> call) {
        List<Optional<Known>> once = new ArrayList<>();
        return () -> {
            if (once.isEmpty()) {
                JCExpression one = call.get();
                once.add(attribution
                        .valueOf(one, env)
                        .filter(type -> !type.hasTag(TypeTag.VOID) && !type.isPrimitive())
                        .map(_ -> calls.known(one)));
            }
            return once.getFirst();
        };
    }

    /// `made.name(value)` for each.
    private JCExpression set(JCExpression object, List<NamedArgument> values, String mark) {
        JCExpression set = object;
        for (NamedArgument one : values) {
            set = calls.call(one.value().pos, set, one.setter() + mark, parts.of(one.value()));
        }
        return set;
    }

    /// The arguments of a method in their order; what is not for the method is computed after it.
    ///
    /// @param own those of them that have names
    private Optional<List<JCExpression>> order(
            MethodSymbol method, List<JCExpression> places, List<NamedArgument> own) {
        return ArgumentOrder.of(method, places, own, calls)
                .filter(order -> {
                    List<JCExpression> given = new ArrayList<>(places);
                    named.forEach(one -> given.add(one.value()));
                    List<JCExpression> computed = new ArrayList<>(order.given());
                    named.stream().filter(one -> !own.contains(one)).forEach(one -> computed.add(one.value()));
                    return ArgumentOrder.isSame(given, computed);
                })
                .map(ArgumentOrder::all);
    }
}
