package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ArrayType;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCErroneous;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The types that fit at a place.
final class Expected {
    private final Sight sight;
    private final InSight names;
    private final Members members;
    private final Types types;

    private Expected(Sight sight, InSight names) {
        this.sight = sight;
        this.names = names;
        this.members = new Members(sight.session);
        this.types = Types.instance(sight.session.context);
    }

    /// One of them is enough; none if anything would do.
    static List<Type> of(Sight sight, InSight names) {
        return sight.isFound() ? new Expected(sight, names).find() : List.of();
    }

    private List<Type> find() {
        List<JCTree> path = sight.path;
        JCTree inner = path.getFirst();
        for (JCTree tree : path.subList(1, path.size())) {
            switch (tree) {
                case JCParens parens -> {}
                case JCTypeApply type -> {}
                case JCErroneous unfinished -> {}
                case JCVariableDecl variable -> {
                    return variable.init == inner && !variable.isImplicitlyTyped()
                            ? known(Sight.type(variable))
                            : List.of();
                }
                case JCAssign assign -> {
                    return assign.rhs == inner ? known(assign.lhs.type) : List.of();
                }
                case JCReturn result -> {
                    return path.stream()
                            .filter(JCMethodDecl.class::isInstance)
                            .map(JCMethodDecl.class::cast)
                            .filter(method -> method.restype != null && !method.name.contentEquals(Layout.RUN_METHOD))
                            .map(method -> known(method.restype.type))
                            .findFirst()
                            .orElse(List.of());
                }
                case JCIf test -> {
                    return test.cond == inner ? isTrue() : List.of();
                }
                case JCWhileLoop test -> {
                    return test.cond == inner ? isTrue() : List.of();
                }
                case JCForLoop test -> {
                    return test.cond == inner ? isTrue() : List.of();
                }
                case JCMethodInvocation call -> {
                    return argument(called(call), call.args, inner);
                }
                case JCNewClass made -> {
                    // The name of the class that is made stands for the object.
                    if (made.clazz != inner) {
                        return known(made.clazz.type).isEmpty()
                                ? List.of()
                                : argument(members.constructors(made.clazz.type), made.args, inner);
                    }
                }
                default -> {
                    return List.of();
                }
            }
            inner = tree;
        }
        return List.of();
    }

    private List<Type> isTrue() {
        return List.of(sight.session.symbols.booleanType);
    }

    private static List<Type> known(@Nullable Type type) {
        return type == null || type.isErroneous() ? List.of() : List.of(type);
    }

    private List<Seen> called(JCMethodInvocation call) {
        return call.meth instanceof JCFieldAccess access
                ? members.named(access.selected.type, access.name)
                : names.methods(String.valueOf(TreeInfo.name(call.meth)), sight);
    }

    /// What the overloads want at the place of an argument, as far as the arguments before it go with them.
    private List<Type> argument(List<Seen> overloads, List<JCExpression> arguments, JCTree argument) {
        int index = arguments.indexOf(argument);
        List<Type> wanted = new ArrayList<>();
        for (Seen one : overloads) {
            if (index < 0 || !(one.symbol() instanceof MethodSymbol method)) {
                continue;
            }
            Type as = types.memberType(one.from(), method);
            List<Type> parameters = as.getParameterTypes();
            boolean goes = true;
            for (int i = 0; i < index && goes; i++) {
                Type given = arguments.get(i).type;
                Type taken = parameter(parameters, i, method.isVarArgs());
                goes = taken != null
                        && (given == null
                                || given.isErroneous()
                                || !given.isNullOrReference() && !given.isPrimitive()
                                || types.isConvertible(types.erasure(given), types.erasure(taken))
                                || isOpen(taken));
            }
            Type fits = goes ? parameter(parameters, index, method.isVarArgs()) : null;
            // What takes anything prefers nothing.
            if (fits != null && !isOpen(fits)) {
                wanted.add(fits);
            }
        }
        return wanted;
    }

    private boolean isOpen(Type type) {
        return type.hasTag(TypeTag.TYPEVAR) || type.tsym == sight.session.symbols.objectType.tsym;
    }

    private static @Nullable Type parameter(List<Type> parameters, int index, boolean varargs) {
        int last = parameters.size() - 1;
        if (varargs && index >= last) {
            return ((ArrayType) parameters.get(last)).elemtype;
        }
        return index <= last ? parameters.get(index) : null;
    }
}
