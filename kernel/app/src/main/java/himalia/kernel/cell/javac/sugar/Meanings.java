package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Scope;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Where javac finds nothing, this call is meant. Each meaning is a call that has been attributed without an error; the
/// first that can be is taken, whatever others there are.
///
/// An operator is, in this order: a function of a library that says it has operators; a method of the left side; if the
/// left side is a number, a method of the right side; and if either is one, the same with the number as an object of
/// the other's type, by `valueOf`.
final class Meanings {
    private final SugarAttr attr;
    private final Calls calls;
    private final Types types;
    private final Symtab symbols;
    private final Names names;
    private Supplier<List<ClassSymbol>> libraries = List::of;
    private Map<String, String> parameters = Map.of();

    Meanings(Context context, SugarAttr attr, Calls calls) {
        this.attr = attr;
        this.calls = calls;
        this.types = Types.instance(context);
        this.symbols = Symtab.instance(context);
        this.names = Names.instance(context);
    }

    /// @param all classes of functions that do what operators and brackets do to types that have no methods for it
    ///
    /// @param names what other libraries call parameters, and what they are called here
    void setLibraries(Supplier<List<ClassSymbol>> all, Map<String, String> names) {
        libraries = all;
        parameters = names;
    }

    List<ClassSymbol> libraries() {
        return libraries.get();
    }

    Map<String, String> parameters() {
        return parameters;
    }

    /// What `a op b` means, both attributed.
    Optional<JCExpression> binary(JCBinary tree, Env<AttrContext> env) {
        // `1 < x < 3` would be a comparison of a mask with 3.
        if (Spellings.compares(tree.getTag()) && (isComparison(tree.lhs) || isComparison(tree.rhs))) {
            return Optional.empty();
        }
        return binary(tree.getTag(), tree.pos, calls.known(tree.lhs), calls.known(tree.rhs), env);
    }

    private static boolean isComparison(JCExpression operand) {
        return operand instanceof JCBinary inner && Spellings.compares(inner.getTag());
    }

    private Optional<JCExpression> binary(Tag operator, int pos, Known left, Known right, Env<AttrContext> env) {
        Spellings spellings = Spellings.binary(operator);
        if (spellings == null || !isOperand(left.known) || !isOperand(right.known)) {
            return Optional.empty();
        }
        Operand a = Operand.of(left);
        Operand b = Operand.of(right);
        List<Supplier<JCExpression>> candidates = functions(spellings.names(), pos, a, b);
        if (!isNumber(left.known)) {
            candidates.addAll(methods(spellings.names(), pos, a, b));
            lift(right, left.known, pos)
                    .ifPresent(lifted -> candidates.addAll(methods(spellings.names(), pos, a, lifted)));
        } else if (!isNumber(right.known)) {
            candidates.addAll(methods(spellings.reversed(), pos, b, a));
            if (operator == Tag.DIV && hasMethod(right.known, "reciprocal")) {
                candidates.add(() -> calls.call(pos, calls.call(pos, right, "reciprocal"), "mul", left));
            }
            lift(left, right.known, pos)
                    .ifPresent(lifted -> candidates.addAll(methods(spellings.names(), pos, lifted, b)));
        }
        boolean compares = Spellings.compares(operator);
        if (compares) {
            candidates.addAll(comparisons(operator, pos, left, right));
        }
        return first(candidates, env, compares ? this::isValue : this::isResult);
    }

    /// `a.compareTo(b) < 0`.
    private List<Supplier<JCExpression>> comparisons(Tag operator, int pos, Known left, Known right) {
        Optional<Operand> a = isNumber(left.known) ? lift(left, right.known, pos) : Optional.of(Operand.of(left));
        Optional<Operand> b = isNumber(right.known) ? lift(right, left.known, pos) : Optional.of(Operand.of(right));
        return a.isEmpty() || b.isEmpty()
                ? List.of()
                : methods(List.of("compareTo"), pos, a.get(), b.get()).stream()
                        .map(call -> (Supplier<JCExpression>) () -> calls.compare(pos, operator, call.get()))
                        .toList();
    }

    /// What `-a` means.
    Optional<JCExpression> unary(JCUnary tree, Env<AttrContext> env) {
        Spellings spellings = Spellings.unary(tree.getTag());
        // The `not` of a BigInteger turns its bits round.
        if (spellings == null
                || !isOperand(tree.arg.type)
                || tree.hasTag(Tag.NOT) && isA(tree.arg.type, Number.class)) {
            return Optional.empty();
        }
        Operand operand = Operand.of(calls.known(tree.arg));
        List<Supplier<JCExpression>> candidates = functions(spellings.names(), tree.pos, operand);
        candidates.addAll(methods(spellings.names(), tree.pos, operand));
        return first(candidates, env, this::isResult);
    }

    /// What `a op= b` means for an `a` that can be changed itself.
    Optional<JCExpression> inPlace(Tag operator, int pos, Known target, Known value, Env<AttrContext> env) {
        Spellings spellings = Spellings.binary(operator);
        if (spellings == null || !isOperand(target.known) || !isOperand(value.known)) {
            return Optional.empty();
        }
        return first(methods(spellings.inPlace(), pos, Operand.of(target), Operand.of(value)), env, this::isResult);
    }

    /// What `a[i]` means.
    Optional<JCExpression> get(int pos, Known receiver, Known index, Env<AttrContext> env) {
        if (!isIndex(receiver.known, index.known)) {
            return Optional.empty();
        }
        Operand a = Operand.of(receiver);
        Operand i = Operand.of(index);
        List<Supplier<JCExpression>> candidates = functions(List.of("get"), pos, a, i);
        candidates.addAll(methods(List.of("get", "charAt", "column"), pos, a, i));
        return first(candidates, env, this::isValue);
    }

    /// What `a[i] = v` can mean; the first that can be compiled is meant.
    List<Supplier<JCExpression>> set(int pos, Known receiver, Known index, Operand value) {
        if (!isIndex(receiver.known, index.known)) {
            return List.of();
        }
        Operand a = Operand.of(receiver);
        Operand i = Operand.of(index);
        List<Supplier<JCExpression>> candidates = functions(List.of("set"), pos, a, i, value);
        candidates.addAll(methods(List.of(isA(receiver.known, Map.class) ? "put" : "set"), pos, a, i, value));
        return candidates;
    }

    /// What `a.name(b)` means where `a` has no such method: a function in sight, or of a library, whose first
    /// argument is `a`.
    Optional<JCExpression> function(int pos, Name name, List<Operand> arguments, boolean any, Env<AttrContext> env) {
        Operand[] all = arguments.toArray(Operand[]::new);
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        List<String> spellings = spellings(name);
        for (String spelling : spellings) {
            Name function = names.fromString(spelling);
            if (any && isInSight(function, all[0], env, false)) {
                candidates.add(() -> calls.callInSight(pos, function, trees(all)));
            }
        }
        candidates.addAll(functions(spellings, pos, all));
        return first(candidates, env, type -> true);
    }

    /// What `name(a, b)` means where there is no such function: a method of its first argument, a function that a
    /// library has for it, or for numbers one of `Math`.
    Optional<JCExpression> method(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        List<String> spellings = spellings(name);
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        if (!arguments.isEmpty() && isObject(arguments.getFirst().type())) {
            Operand[] rest = arguments.subList(1, arguments.size()).toArray(Operand[]::new);
            candidates.addAll(methods(spellings, pos, arguments.getFirst(), rest));
        }
        candidates.addAll(functions(spellings, pos, arguments.toArray(Operand[]::new)));
        if (!arguments.isEmpty() && arguments.stream().allMatch(one -> isNumber(one.type()))) {
            candidates.addAll(staticOf(
                    (ClassSymbol) type(Math.class).tsym, pos, name.toString(), arguments.toArray(Operand[]::new)));
        }
        return first(candidates, env, type -> true);
    }

    /// What `a.times(b)` means where `a` has no such method: another name of the same operator.
    Optional<JCExpression> synonym(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        Operand[] rest = arguments.subList(1, arguments.size()).toArray(Operand[]::new);
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        Spellings.synonyms(name.toString(), rest.length)
                .forEach(other -> candidates.addAll(methods(List.of(other), pos, arguments.getFirst(), rest)));
        return first(candidates, env, this::isResult);
    }

    /// What `Home.name(a, b)` means where the class has no such function for these arguments: the function in place,
    /// as `init.normal(w)`; a function that a library has for them; of functions of `java.lang`, such as those of
    /// `Math`, a method of the first argument.
    Optional<JCExpression> functionOf(
            int pos, ClassSymbol home, Name name, List<Operand> arguments, Env<AttrContext> env) {
        Operand[] all = arguments.toArray(Operand[]::new);
        List<String> spellings = spellings(name);
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        for (String spelling : spellings) {
            candidates.addAll(staticOf(home, pos, spelling + "_", all));
        }
        candidates.addAll(functions(spellings, pos, all));
        if (home.packge().fullname.contentEquals("java.lang") && all.length > 0 && isObject(all[0].type())) {
            candidates.addAll(methods(
                    spellings, pos, all[0], arguments.subList(1, all.length).toArray(Operand[]::new)));
        }
        return first(candidates, env, type -> true);
    }

    /// What `f(a)` means where `f` is a variable: what its class does when it is called.
    Optional<JCExpression> called(int pos, Known variable, List<Operand> arguments, Env<AttrContext> env) {
        if (!isObject(variable.known)) {
            return Optional.empty();
        }
        List<String> spellings = new ArrayList<>(List.of("invoke", "call", "forward"));
        if (types.isFunctionalInterface(variable.known)) {
            spellings.add(types.findDescriptorSymbol(variable.known.tsym).name.toString());
        }
        return first(
                methods(spellings, pos, Operand.of(variable), arguments.toArray(Operand[]::new)), env, type -> true);
    }

    /// What `Linear(2, 1)` means: `new Linear(2, 1)`. A generic class says in brackets what it is of.
    Optional<JCExpression> made(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        Optional<Type> type = attr.typeOf(calls.ident(pos, name), env);
        return type.filter(one -> one.hasTag(TypeTag.CLASS)
                        && one.tsym.type.getTypeArguments().isEmpty())
                .flatMap(_ -> first(
                        List.of(() -> calls.made(
                                pos, calls.ident(pos, name), List.of(trees(arguments.toArray(Operand[]::new))))),
                        env,
                        this::isValue));
    }

    /// What `new FloatTensor(1., 2.)` means where no class can be made so: a function that a library has for it.
    Optional<JCExpression> maker(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        return first(functions(spellings(name), pos, arguments.toArray(Operand[]::new)), env, this::isValue);
    }

    /// What `x.shape` means: `x.shape()`, or a function of a library. What is the JDK's is called as in Java.
    Optional<JCExpression> property(int pos, Known of, Name name, Env<AttrContext> env) {
        if (!isObject(of.known) || isOfJdk(of.known.tsym)) {
            return Optional.empty();
        }
        Operand operand = Operand.of(of);
        List<Supplier<JCExpression>> candidates = methods(spellings(name), pos, operand);
        // What takes any object is no property of one.
        for (String spelling : spellings(name)) {
            Name function = names.fromString(spelling);
            if (isInSight(function, operand, env, true)) {
                candidates.add(() -> calls.callInSight(pos, function, trees(operand)));
            }
        }
        candidates.addAll(functions(
                spellings(name), pos, function -> !isOfJdk(function.type.getParameterTypes().head.tsym), operand));
        return first(candidates, env, this::isValue);
    }

    /// What `Home.name` means: `Home.name()`.
    Optional<JCExpression> property(int pos, ClassSymbol home, Name name, Env<AttrContext> env) {
        if (isOfJdk(home)) {
            return Optional.empty();
        }
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        spellings(name).forEach(spelling -> candidates.addAll(staticOf(home, pos, spelling)));
        return first(candidates, env, this::isValue);
    }

    /// The call of a function that a class has.
    private List<Supplier<JCExpression>> staticOf(ClassSymbol home, int pos, String name, Operand... arguments) {
        for (Symbol one : home.members().getSymbolsByName(names.fromString(name))) {
            if (one instanceof MethodSymbol function && function.isStatic()) {
                return List.of(() -> calls.callStatic(pos, home, name, trees(arguments)));
            }
        }
        return List.of();
    }

    private boolean isOfJdk(Symbol type) {
        Symbol.PackageSymbol home = type.packge();
        return home == null || home.modle != symbols.unnamedModule && home.modle != symbols.noModule;
    }

    private static List<String> spellings(Name name) {
        List<String> spellings = new ArrayList<>(List.of(name.toString()));
        Spellings.inJava(name.toString()).ifPresent(spellings::add);
        return spellings;
    }

    private boolean isObject(Type type) {
        return isOperand(type) && !isNumber(type);
    }

    /// @param special whether what takes any object does not count
    private boolean isInSight(Name name, Operand first, Env<AttrContext> env, boolean special) {
        for (Scope scope : List.of(env.toplevel.namedImportScope, env.toplevel.starImportScope)) {
            for (Symbol one : scope.getSymbolsByName(name)) {
                if (one instanceof MethodSymbol function
                        && function.isStatic()
                        && function.type.getParameterTypes().nonEmpty()
                        && !(special && isOfJdk(function.type.getParameterTypes().head.tsym))
                        && isFirst(function, first.type())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isFirst(MethodSymbol function, Type given) {
        Type parameter = function.type.getParameterTypes().head;
        boolean isOnly =
                function.isVarArgs() && function.type.getParameterTypes().size() == 1;
        return types.isConvertible(types.erasure(given), types.erasure(parameter))
                || isOnly && types.isConvertible(types.erasure(given), types.elemtype(types.erasure(parameter)));
    }

    private boolean isIndex(Type receiver, Type index) {
        if (receiver == null
                || receiver.isErroneous()
                || receiver.isPrimitive()
                || index == null
                || index.isErroneous()
                || index.hasTag(TypeTag.BOT)
                || index.hasTag(TypeTag.VOID)) {
            return false;
        }
        // `get(Object)` of a map takes any key, also one that can never be in it; but it may have another `get`.
        Type asMap = types.asSuper(receiver, type(Map.class).tsym);
        return asMap == null
                || asMap.getTypeArguments().isEmpty()
                || types.isCastable(index, types.cvarUpperBound(asMap.getTypeArguments().head))
                || hasOwnGet(receiver, index);
    }

    private boolean hasOwnGet(Type receiver, Type index) {
        for (Symbol one : types.membersClosure(receiver, false).getSymbolsByName(names.fromString("get"))) {
            if (one instanceof MethodSymbol get
                    && get.type.getParameterTypes().size() == 1
                    && get.type.getParameterTypes().head.tsym != symbols.objectType.tsym
                    && types.isConvertible(index, get.type.getParameterTypes().head)) {
                return true;
            }
        }
        return false;
    }

    Optional<JCExpression> first(
            List<Supplier<JCExpression>> candidates, Env<AttrContext> env, Predicate<Type> isMeant) {
        for (Supplier<JCExpression> candidate : candidates) {
            JCExpression call = candidate.get();
            if (attr.attempt(call, env) && isMeant.test(call.type)) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    private List<Supplier<JCExpression>> methods(
            List<String> spellings, int pos, Operand receiver, Operand... arguments) {
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        for (String name : spellings) {
            // `list + 2` would add to the list.
            boolean changes =
                    isA(receiver.type(), java.util.Collection.class) && !name.equals("get") && !name.equals("set");
            if (!changes && hasMethod(receiver.type(), name)) {
                candidates.add(() -> calls.call(pos, receiver.tree().get(), name, trees(arguments)));
            }
        }
        return candidates;
    }

    /// Calls of the functions of libraries whose parameters can be what the arguments are.
    private List<Supplier<JCExpression>> functions(List<String> spellings, int pos, Operand... arguments) {
        return functions(spellings, pos, _ -> true, arguments);
    }

    private List<Supplier<JCExpression>> functions(
            List<String> spellings, int pos, Predicate<MethodSymbol> which, Operand... arguments) {
        List<Supplier<JCExpression>> candidates = new ArrayList<>();
        for (ClassSymbol library : libraries.get()) {
            for (String name : spellings) {
                for (Symbol one : library.members().getSymbolsByName(names.fromString(name))) {
                    if (one instanceof MethodSymbol function && takes(function, arguments) && which.test(function)) {
                        candidates.add(() -> calls.callStatic(pos, library, name, trees(arguments)));
                        break;
                    }
                }
            }
        }
        return candidates;
    }

    private boolean takes(MethodSymbol function, Operand... arguments) {
        List<Type> parameters = function.type.getParameterTypes();
        if (!function.isStatic() || parameters.isEmpty() && arguments.length > 0) {
            return false;
        }
        boolean isOneByOne = arguments.length == parameters.size() && takes(parameters, arguments);
        if (isOneByOne || !function.isVarArgs() || arguments.length < parameters.size() - 1) {
            return isOneByOne;
        }
        List<Type> spread = new ArrayList<>(parameters.subList(0, parameters.size() - 1));
        while (spread.size() < arguments.length) {
            spread.add(types.elemtype(parameters.getLast()));
        }
        return takes(spread, arguments);
    }

    private boolean takes(List<Type> parameters, Operand... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Type given = arguments[i].type();
            if (!given.hasTag(TypeTag.NONE) // a lambda
                    && !types.isConvertible(types.erasure(given), types.erasure(parameters.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static JCExpression[] trees(Operand... operands) {
        return java.util.stream.Stream.of(operands).map(one -> one.tree().get()).toArray(JCExpression[]::new);
    }

    /// A number as an object of another type, by that type's `valueOf`: but never as a text, which would be compared
    /// letter by letter.
    private Optional<Operand> lift(Known number, Type other, int pos) {
        if (!isNumber(number.known)
                || !(other.tsym instanceof ClassSymbol type)
                || type.fullname.contentEquals("java.lang.String")) {
            return Optional.empty();
        }
        for (Symbol one : type.members().getSymbolsByName(names.fromString("valueOf"))) {
            if (one instanceof MethodSymbol made
                    && made.isStatic()
                    && made.type.getParameterTypes().size() == 1
                    && types.isSameType(types.erasure(made.type.getReturnType()), types.erasure(other))
                    && types.isConvertible(types.unboxedTypeOrType(number.known), made.type.getParameterTypes().head)) {
                return Optional.of(new Operand(other, () -> calls.callStatic(pos, type, "valueOf", number)));
            }
        }
        return Optional.empty();
    }

    /// Whether a type has a method of that name that is called on an object.
    boolean hasMethod(Type type, String name) {
        if (type.isPrimitive() || type.hasTag(TypeTag.ARRAY)) {
            return false;
        }
        for (Symbol one : types.membersClosure(type, false).getSymbolsByName(names.fromString(name))) {
            if (one.kind == Kind.MTH && (one.flags() & (Flags.STATIC | Flags.SYNTHETIC)) == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isA(Type type, Class<?> above) {
        return !type.isPrimitive() && types.asSuper(type, type(above).tsym) != null;
    }

    private Type type(Class<?> ofJavaBase) {
        return symbols.enterClass(symbols.java_base, names.fromString(ofJavaBase.getName())).type;
    }

    /// Numbers only: a letter, a truth value and `null` would be converted into what nobody has meant.
    private boolean isOperand(Type type) {
        if (type == null || type.isErroneous() || type.hasTag(TypeTag.BOT) || !isValue(type)) {
            return false;
        }
        return !types.unboxedTypeOrType(type).isPrimitive() || isNumber(type);
    }

    boolean isNumber(Type type) {
        Type plain = types.unboxedTypeOrType(type);
        return plain.isNumeric() && !plain.hasTag(TypeTag.CHAR);
    }

    private boolean isValue(Type type) {
        return !type.hasTag(TypeTag.VOID) && !type.hasTag(TypeTag.NONE);
    }

    /// What a method returns that changes something is whether it did, or nothing.
    private boolean isResult(Type type) {
        return isValue(type) && !types.unboxedTypeOrType(type).hasTag(TypeTag.BOOLEAN);
    }
}
