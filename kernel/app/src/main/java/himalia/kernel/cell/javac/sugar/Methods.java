package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Scope;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The methods, and the functions of libraries and of classes, that can take what they are given. javac decides; but to
/// have it refuse a call costs as much as all else about an operator, and so it is only asked about those that could
/// be.
final class Methods {
    private final Calls calls;
    private final OperandTypes operands;
    private final Types types;
    private final Names names;
    private final Map<TypeSymbol, Map<String, List<MethodSymbol>>> known = new HashMap<>();
    private Supplier<List<List<ClassSymbol>>> source = List::of;
    private @Nullable List<List<ClassSymbol>> libraries;

    Methods(Context context, Calls calls, OperandTypes operands) {
        this.calls = calls;
        this.operands = operands;
        this.types = Types.instance(context);
        this.names = Names.instance(context);
    }

    /// A new cell is looked at.
    ///
    /// @param libraries library by library, classes of functions that do what operators and brackets do to
    ///                  types that have no methods for it; asked for when they are wanted
    void begin(Supplier<List<List<ClassSymbol>>> libraries) {
        known.clear();
        this.libraries = null;
        source = libraries;
    }

    List<List<ClassSymbol>> libraries() {
        if (libraries == null) {
            libraries = source.get();
        }
        return libraries;
    }

    /// Calls of methods of an object.
    List<Candidate> of(List<String> spellings, int pos, Operand receiver, Operand... arguments) {
        List<Candidate> candidates = new ArrayList<>();
        for (String name : spellings) {
            // `list + 2` would add to the list.
            boolean changes =
                    operands.isA(receiver.type(), Collection.class) && !name.equals("get") && !name.equals("set");
            if (!changes && named(receiver.type(), name).stream().anyMatch(one -> takes(one, arguments))) {
                candidates.add(
                        Candidate.of(() -> calls.call(pos, receiver.tree().get(), name, trees(arguments))));
            }
        }
        return candidates;
    }

    /// Whether a type has a method of that name that is called on an object.
    boolean has(Type type, String name) {
        return !named(type, name).isEmpty();
    }

    /// Whether a method of that name can be called behind the dot of a value: its own, or a function that takes it
    /// first.
    boolean isBehind(Type type, String name, Env<AttrContext> env) {
        return has(type, name)
                || isInSight(names.fromString(name), type, env, false)
                || libraries().stream()
                        .flatMap(List::stream)
                        .flatMap(home -> functions(home, name).stream())
                        .anyMatch(one -> one.type.getParameterTypes().nonEmpty() && isFirst(one, type));
    }

    private List<MethodSymbol> named(Type type, String name) {
        if (type.isPrimitive() || type.hasTag(TypeTag.ARRAY)) {
            return List.of();
        }
        return known.computeIfAbsent(type.tsym, _ -> new HashMap<>()).computeIfAbsent(name, _ -> find(type, name));
    }

    private List<MethodSymbol> find(Type type, String name) {
        List<MethodSymbol> found = new ArrayList<>();
        for (Symbol one : types.membersClosure(type, false).getSymbolsByName(names.fromString(name))) {
            if (one instanceof MethodSymbol method && (one.flags() & (Flags.STATIC | Flags.SYNTHETIC)) == 0) {
                found.add(method);
            }
        }
        return found;
    }

    /// Calls of functions of libraries.
    List<Candidate> functions(List<String> spellings, int pos, Operand... arguments) {
        return functions(spellings, pos, _ -> true, arguments);
    }

    /// Calls of functions of libraries.
    ///
    /// @param which those that are wanted
    List<Candidate> functions(List<String> spellings, int pos, Predicate<MethodSymbol> which, Operand... arguments) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < libraries().size(); i++) {
            int library = i;
            for (ClassSymbol home : libraries().get(i)) {
                for (String name : spellings) {
                    if (functions(home, name).stream()
                            .anyMatch(one -> isFor(one, arguments) && takes(one, arguments) && which.test(one))) {
                        candidates.add(
                                new Candidate(library, () -> calls.callStatic(pos, home, name, trees(arguments))));
                    }
                }
            }
        }
        return candidates;
    }

    /// What has no parameters says nothing about arguments.
    private static boolean isFor(MethodSymbol function, Operand... arguments) {
        return arguments.length == 0 || function.type.getParameterTypes().nonEmpty();
    }

    /// The call of a function that a class has.
    List<Candidate> functionOf(ClassSymbol home, int pos, String name, Operand... arguments) {
        return functions(home, name).isEmpty()
                ? List.of()
                : List.of(Candidate.of(() -> calls.callStatic(pos, home, name, trees(arguments))));
    }

    private List<MethodSymbol> functions(ClassSymbol home, String name) {
        List<MethodSymbol> found = new ArrayList<>();
        for (Symbol one : home.members().getSymbolsByName(names.fromString(name))) {
            if (one instanceof MethodSymbol function && function.isStatic()) {
                found.add(function);
            }
        }
        return found;
    }

    /// Whether a function is about an object of just this type and nothing else, and is not of the home of that type.
    boolean isPropertyOf(MethodSymbol function, Type type) {
        List<Type> parameters = function.type.getParameterTypes();
        return parameters.size() == 1
                && !function.isVarArgs()
                && types.isSameType(types.erasure(parameters.getFirst()), types.erasure(type))
                && !home(function.owner).equals(home(type.tsym));
    }

    /// Whose a class is: the first word of its package.
    private static String home(Symbol one) {
        return one.packge().fullname.toString().replaceFirst("\\..*", "");
    }

    /// The call of a function in sight, if there is one that takes such a first argument.
    ///
    /// @param special whether what takes any object does not count
    List<Candidate> functionInSight(int pos, Name name, Env<AttrContext> env, boolean special, Operand... arguments) {
        return isInSight(name, arguments[0].type(), env, special)
                ? List.of(Candidate.of(() -> calls.callInSight(pos, name, trees(arguments))))
                : List.of();
    }

    private boolean isInSight(Name name, Type first, Env<AttrContext> env, boolean special) {
        for (Scope scope : List.of(env.toplevel.namedImportScope, env.toplevel.starImportScope)) {
            for (Symbol one : scope.getSymbolsByName(name)) {
                if (one instanceof MethodSymbol function
                        && function.isStatic()
                        && function.type.getParameterTypes().nonEmpty()
                        && !(special && operands.isOfJdk(function.type.getParameterTypes().head.tsym))
                        && isFirst(function, first)) {
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

    /// Whether a method may take arguments, one by one or the last ones together.
    private boolean takes(MethodSymbol method, Operand... arguments) {
        List<Type> parameters = method.type.getParameterTypes();
        if (arguments.length == parameters.size() && takes(parameters, arguments)) {
            return true;
        }
        if (!method.isVarArgs() || arguments.length < parameters.size() - 1) {
            return false;
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
            boolean isLambda = given.hasTag(TypeTag.NONE);
            if (!isLambda && !types.isConvertible(given, types.erasure(parameters.get(i)))) {
                return false;
            }
        }
        return true;
    }

    static JCExpression[] trees(Operand... operands) {
        return Arrays.stream(operands).map(one -> one.tree().get()).toArray(JCExpression[]::new);
    }

    /// A number as an object of another type, by that type's `valueOf`: but never as a text, which would be compared
    /// letter by letter.
    Optional<Operand> lift(Known number, Type other, int pos) {
        if (!operands.isNumber(number.known)
                || !(other.tsym instanceof ClassSymbol type)
                || type.fullname.contentEquals("java.lang.String")) {
            return Optional.empty();
        }
        return functions(type, "valueOf").stream()
                .filter(made -> made.type.getParameterTypes().size() == 1
                        && types.isSameType(types.erasure(made.type.getReturnType()), types.erasure(other))
                        && types.isConvertible(operands.unboxed(number.known), made.type.getParameterTypes().head))
                .findFirst()
                .map(_ -> new Operand(other, () -> calls.callStatic(pos, type, "valueOf", number)));
    }
}
