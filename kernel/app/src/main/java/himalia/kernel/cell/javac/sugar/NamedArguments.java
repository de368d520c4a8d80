package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Scope;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// `f(x, dim=0)`, unless all such names are those of variables, which Java sets: what that call means without names.
///
/// In this order: the parameters of a method that are called so, and methods called so of what that gives for the names
/// that are left, as `new Dense(4, "relu").inputShape(2)`; methods of what the call without all of them gives, as
/// `fit(x, y).epochs(100)`; and the same of an object of options that the method takes last.
final class NamedArguments {
    private static final String USUALLY = "himalia.api.Usually";

    private final Attribution attribution;
    private final Calls calls;
    private final Methods methods;
    private final Choice choice;
    private final Types types;
    private final Names names;
    private Map<String, String> others = Map.of();
    /// Whether javac has refused the call as it is: then a name may also be that of a variable.
    private boolean refused;

    NamedArguments(Context context, Attribution attribution, Calls calls, Methods methods, Choice choice) {
        this.attribution = attribution;
        this.calls = calls;
        this.methods = methods;
        this.choice = choice;
        this.types = Types.instance(context);
        this.names = Names.instance(context);
    }

    /// A new cell is looked at.
    ///
    /// @param names what other libraries call parameters, and what they are called here
    void begin(Map<String, String> names) {
        others = names;
        refused = false;
    }

    /// An argument and its name.
    private record Named(ArgumentName name, JCExpression value) {
        boolean means(VarSymbol parameter) {
            return name.means(parameter);
        }
    }

    static boolean areIn(com.sun.tools.javac.util.List<JCExpression> arguments) {
        for (JCExpression argument : arguments) {
            if (argument instanceof JCAssign assign && assign.lhs instanceof JCIdent) {
                return true;
            }
        }
        return false;
    }

    /// What a call of a method means that javac has refused, although all names are those of variables.
    Optional<JCExpression> meaningOfRefused(JCMethodInvocation tree, Env<AttrContext> env) {
        return ofRefused(() -> meaning(tree, env));
    }

    /// What making an object means that javac has refused, although all names are those of variables.
    Optional<JCExpression> meaningOfRefused(JCNewClass tree, Env<AttrContext> env) {
        return ofRefused(() -> meaning(tree, env));
    }

    private Optional<JCExpression> ofRefused(Supplier<Optional<JCExpression>> meaning) {
        boolean outer = refused;
        refused = true;
        try {
            return meaning.get();
        } finally {
            refused = outer;
        }
    }

    /// What a call of a method means.
    Optional<JCExpression> meaning(JCMethodInvocation tree, Env<AttrContext> env) {
        int pos = tree.pos;
        if (tree.meth instanceof JCFieldAccess method) {
            Optional<JCExpression> meant = meaning(
                    tree.args,
                    methods(method, env),
                    arguments -> calls.apply(pos, calls.again(method), arguments),
                    env);
            if (meant.isPresent()) {
                return meant;
            }
            return attribution.valueOf(calls.again(method.selected), env).isPresent()
                    ? behind(tree, method, env)
                    : inPlace(tree, method, env);
        }
        if (!(tree.meth instanceof JCIdent function)) {
            return Optional.empty();
        }
        List<MethodSymbol> inSight = functions(function, env);
        // A class in sight comes before a function that is not: `Adam(parameters, lr=0.1)`.
        Optional<JCExpression> known = inSight.isEmpty()
                ? made(pos, calls.ident(function.pos, function.name), tree.args, env)
                : meaning(tree.args, inSight, arguments -> calls.apply(pos, calls.again(function), arguments), env);
        return known.or(() -> ofLibrary(pos, tree.args, function.name, env))
                .or(() -> tree.args.head instanceof JCAssign ? Optional.empty() : ofFirst(tree, function, env));
    }

    /// `init.normal(w, std=0.2)` is `Init.normal_(w, std=0.2)`.
    private Optional<JCExpression> inPlace(JCMethodInvocation tree, JCFieldAccess method, Env<AttrContext> env) {
        Supplier<JCFieldAccess> other =
                () -> calls.method(method.pos, calls.again(method.selected), names.fromString(method.name + "_"));
        return meaning(
                tree.args, methods(other.get(), env), arguments -> calls.apply(tree.pos, other.get(), arguments), env);
    }

    /// `df.head(n=2)` is `head(df, n=2)`.
    private Optional<JCExpression> behind(JCMethodInvocation tree, JCFieldAccess method, Env<AttrContext> env) {
        Supplier<JCIdent> function = () -> calls.ident(method.pos, method.name);
        com.sun.tools.javac.util.List<JCExpression> all = tree.args.prepend(method.selected);
        return meaning(
                        all,
                        functions(function.get(), env),
                        arguments -> calls.apply(tree.pos, function.get(), arguments),
                        env)
                .or(() -> ofLibrary(tree.pos, all, method.name, env));
    }

    /// A function that a library has although it is not in sight.
    private Optional<JCExpression> ofLibrary(
            int pos, com.sun.tools.javac.util.List<JCExpression> arguments, Name name, Env<AttrContext> env) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < methods.libraries().size(); i++) {
            for (ClassSymbol home : methods.libraries().get(i)) {
                for (String spelling : Spellings.of(name.toString())) {
                    List<MethodSymbol> found = new ArrayList<>();
                    add(home.members(), spelling, found);
                    int library = i;
                    if (!found.isEmpty()) {
                        candidates(
                                        arguments,
                                        found,
                                        order -> calls.callStatic(
                                                pos, home, spelling, order.toArray(JCExpression[]::new)),
                                        env)
                                .forEach(call -> candidates.add(new Candidate(library, call)));
                    }
                }
            }
        }
        return choice.first(candidates, env, _ -> true);
    }

    /// `mean(x, dim=0)` is `x.mean(dim=0)`.
    private Optional<JCExpression> ofFirst(JCMethodInvocation tree, JCIdent function, Env<AttrContext> env) {
        Supplier<JCFieldAccess> method = () -> calls.method(function.pos, calls.again(tree.args.head), function.name);
        return meaning(
                tree.args.tail,
                methods(method.get(), env),
                arguments -> calls.apply(tree.pos, method.get(), arguments),
                env);
    }

    /// What making an object means.
    Optional<JCExpression> meaning(JCNewClass tree, Env<AttrContext> env) {
        if (tree.encl != null || tree.def != null) {
            return Optional.empty();
        }
        Name name = TreeInfo.name(tree.clazz);
        return made(tree.pos, tree.clazz, tree.args, env)
                .or(() -> name == null ? Optional.empty() : ofLibrary(tree.pos, tree.args, name, env));
    }

    private Optional<JCExpression> made(
            int pos, JCExpression type, com.sun.tools.javac.util.List<JCExpression> arguments, Env<AttrContext> env) {
        List<MethodSymbol> constructors = new ArrayList<>();
        attribution
                .typeOf(calls.again(type), env)
                .ifPresent(found -> add(found.tsym.members(), names.init.toString(), constructors));
        return constructors.isEmpty()
                ? Optional.empty()
                : meaning(arguments, constructors, order -> calls.made(pos, calls.again(type), order), env);
    }

    private Optional<JCExpression> meaning(
            com.sun.tools.javac.util.List<JCExpression> arguments,
            List<MethodSymbol> methods,
            Function<List<JCExpression>, JCExpression> call,
            Env<AttrContext> env) {
        return choice.first(
                candidates(arguments, methods, call, env).stream()
                        .map(Candidate::of)
                        .toList(),
                env,
                _ -> true);
    }

    /// @param call makes a call of one of the methods with arguments in their order
    private List<Supplier<JCExpression>> candidates(
            com.sun.tools.javac.util.List<JCExpression> arguments,
            List<MethodSymbol> methods,
            Function<List<JCExpression>, JCExpression> call,
            Env<AttrContext> env) {
        List<JCExpression> places = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        int variables = 0;
        for (JCExpression argument : arguments) {
            if (argument instanceof JCAssign assign && assign.lhs instanceof JCIdent name) {
                variables += !refused && attribution.isVariable(name, env) ? 1 : 0;
                named.add(new Named(ArgumentName.of(name.name.toString(), others), assign.rhs));
            } else if (named.isEmpty()) {
                places.add(argument);
            } else {
                return List.of();
            }
        }
        if (variables == named.size()) {
            return List.of(); // Java sets them
        }
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        for (MethodSymbol method : methods) {
            order(method, places, named, named).ifPresent(order -> candidates.add(() -> call.apply(again(order))));
        }
        for (MethodSymbol method : methods) {
            List<Named> own = named.stream().filter(one -> isOf(method, one)).toList();
            List<Named> left = named.stream().filter(one -> !own.contains(one)).toList();
            if (!own.isEmpty() && !left.isEmpty()) {
                order(method, places, own, named)
                        .ifPresent(order -> candidates.addAll(setters(() -> call.apply(again(order)), left)));
            }
        }
        candidates.addAll(setters(() -> call.apply(again(places)), named));
        if (methods.stream().anyMatch(method -> takesOptions(method, places.size()))) {
            candidates.add(() -> {
                List<JCExpression> all = again(places);
                all.add(calls.lambda(all.isEmpty() ? 0 : all.getLast().pos, options -> set(options, named, "")));
                return call.apply(all);
            });
        }
        return candidates;
    }

    /// What a call gives, with methods called on it that have the names of arguments.
    private List<Supplier<JCExpression>> setters(Supplier<JCExpression> made, List<Named> named) {
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        for (String end : List.of("run", "")) {
            for (String mark : List.of("", "_")) {
                candidates.add(() -> end(set(made.get(), named, mark), end));
            }
        }
        return candidates;
    }

    private static boolean isOf(MethodSymbol method, Named named) {
        return method.params().stream().anyMatch(named::means);
    }

    private boolean takesOptions(MethodSymbol method, int places) {
        List<Type> parameters = method.type.getParameterTypes();
        return parameters.size() == places + 1 && types.isFunctionalInterface(parameters.getLast());
    }

    /// The arguments of a method in their order. What is left out among them is what the method says it is then.
    ///
    /// @param named those of them that have names
    /// @param all   those that are written with a name; what is not for the method is computed after it
    private Optional<List<JCExpression>> order(
            MethodSymbol method, List<JCExpression> places, List<Named> named, List<Named> all) {
        List<VarSymbol> parameters = method.params();
        List<JCExpression> order = new ArrayList<>();
        List<JCExpression> usuals = new ArrayList<>();
        int place = 0;
        int found = 0;
        for (int i = 0; i < parameters.size(); i++) {
            VarSymbol parameter = parameters.get(i);
            Optional<Named> meant =
                    named.stream().filter(one -> one.means(parameter)).findFirst();
            boolean isRest = method.isVarArgs() && i == parameters.size() - 1;
            Optional<JCExpression> usual = defaultOf(parameter);
            if (meant.isPresent()) {
                order.add(meant.get().value);
                found++;
            } else if (isRest) {
                order.addAll(places.subList(place, places.size()));
                place = places.size();
            } else if (place < places.size() && (found == 0 || method.isVarArgs())) {
                order.add(places.get(place++));
            } else if (usual.isPresent()) {
                order.add(usual.get());
                usuals.add(usual.get());
            } else {
                return Optional.empty();
            }
        }
        boolean fits = found == named.size() && place == places.size();
        List<JCExpression> written = new ArrayList<>(places);
        all.forEach(one -> written.add(one.value));
        List<JCExpression> computed = new ArrayList<>(order);
        computed.removeAll(usuals);
        all.stream().filter(one -> !named.contains(one)).forEach(one -> computed.add(one.value));
        return fits && isSame(written, computed) ? Optional.of(order) : Optional.empty();
    }

    /// Whether two orders make no difference: what is computed is so in the order in which it is written.
    private static boolean isSame(List<JCExpression> written, List<JCExpression> computed) {
        return variable(written).equals(variable(computed))
                || written.stream().filter(one -> !Calls.isQuiet(one)).count() < 2;
    }

    private static List<JCExpression> variable(List<JCExpression> arguments) {
        return arguments.stream().filter(one -> !Calls.isConstant(one)).toList();
    }

    /// What a parameter is if its argument is left out: `@Usually("0")`.
    private Optional<JCExpression> defaultOf(VarSymbol parameter) {
        return parameter.getRawAttributes().stream()
                .filter(one -> one.type.tsym.getQualifiedName().contentEquals(USUALLY))
                .flatMap(one -> one.values.stream())
                .map(one -> calls.parsed(String.valueOf(one.snd.getValue())))
                .findFirst();
    }

    /// `made.name(value)` for each.
    private JCExpression set(JCExpression made, List<Named> named, String mark) {
        JCExpression set = made;
        for (Named one : named) {
            String name = Spellings.inJava(one.name.here()).orElse(one.name.here()) + mark;
            set = calls.call(one.value.pos, set, name, calls.again(one.value));
        }
        return set;
    }

    /// What only plans something is to be done.
    private JCExpression end(JCExpression made, String method) {
        return method.isEmpty() ? made : calls.call(made.pos, made, method);
    }

    private List<JCExpression> again(List<JCExpression> trees) {
        List<JCExpression> copies = new ArrayList<>();
        trees.forEach(tree -> copies.add(calls.again(tree)));
        return copies;
    }

    /// The name in Java's spelling of what a call means, if nothing has the name as it is written. javac is not
    /// asked: where it finds no method it attributes lambdas as well as it can, and they cannot be attributed
    /// again.
    Optional<Name> inJava(JCExpression method, Env<AttrContext> env) {
        Name written = method instanceof JCFieldAccess select ? select.name : ((JCIdent) method).name;
        Optional<Name> other = Spellings.inJava(written.toString()).map(names::fromString);
        if (other.isEmpty()) {
            return other;
        }
        List<MethodSymbol> all =
                method instanceof JCFieldAccess select ? methods(select, env) : functions((JCIdent) method, env);
        return other.filter(name ->
                all.stream().anyMatch(one -> one.name == name) && all.stream().noneMatch(one -> one.name == written));
    }

    /// The methods that a call may mean behind a dot.
    private List<MethodSymbol> methods(JCFieldAccess call, Env<AttrContext> env) {
        List<MethodSymbol> found = new ArrayList<>();
        Optional<Type> receiver = attribution
                .valueOf(calls.again(call.selected), env)
                .or(() -> attribution.typeOf(calls.again(call.selected), env));
        receiver.filter(type -> !type.isPrimitive())
                .ifPresent(type -> Spellings.of(call.name.toString())
                        .forEach(name -> add(types.membersClosure(type, false), name, found)));
        return found;
    }

    /// The functions in sight that a call may mean.
    private List<MethodSymbol> functions(JCIdent call, Env<AttrContext> env) {
        List<MethodSymbol> found = new ArrayList<>();
        for (String name : Spellings.of(call.name.toString())) {
            for (Env<AttrContext> one = env; one != null; one = one.outer) {
                if (one.enclClass != null && one.enclClass.sym != null) {
                    add(types.membersClosure(one.enclClass.sym.type, false), name, found);
                }
            }
            add(env.toplevel.namedImportScope, name, found);
            add(env.toplevel.starImportScope, name, found);
        }
        return found;
    }

    private void add(Scope scope, String name, List<MethodSymbol> found) {
        for (Symbol one : scope.getSymbolsByName(names.fromString(name))) {
            if (one instanceof MethodSymbol method && !found.contains(method)) {
                found.add(method);
            }
        }
    }

    /// Marks the names of arguments as looked at: they are no variables.
    static void settle(com.sun.tools.javac.util.List<JCExpression> arguments, Symbol nothing) {
        for (JCTree argument : arguments) {
            if (argument instanceof JCAssign assign && assign.lhs instanceof JCIdent name) {
                name.sym = nothing;
            }
        }
    }
}
