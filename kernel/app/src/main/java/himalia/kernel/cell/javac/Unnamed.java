package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ClassType;
import com.sun.tools.javac.code.Type.IntersectionClassType;
import com.sun.tools.javac.code.Type.StructuralTypeMapping;
import com.sun.tools.javac.code.Type.TypeVar;
import com.sun.tools.javac.code.Type.WildcardType;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import org.jspecify.annotations.Nullable;

/// Types that a program cannot write but a `var` can have: intersections, as of the elements of
/// `List.of(new Circle(1), new Square(2))`, and anonymous classes.
///
/// In a class file an intersection can be the bound of a type parameter and nothing else. So the class of a variable
/// gets a parameter for each, which is turned back into what it stands for when a later cell uses the variable.
final class Unnamed {
    private static final String PARAMETER = "$Both";

    private final Session session;
    private final Types types;

    Unnamed(Session session) {
        this.session = session;
        this.types = Types.instance(session.context);
    }

    /// Whether there is one in a type.
    static boolean isIn(@Nullable Type type) {
        if (type == null || type.isPrimitive()) {
            return false;
        }
        return switch (type) {
            case Type.ArrayType array -> isIn(array.elemtype);
            case WildcardType wildcard -> isIn(wildcard.type);
            case ClassType one ->
                one.isIntersection()
                        || one.tsym.name.isEmpty()
                        || one.getTypeArguments().stream().anyMatch(Unnamed::isIn);
            default -> false;
        };
    }

    /// Makes the type of a variable one that a class file can hold.
    @SuppressWarnings("VoidUsed") // as javac's own mappings are written
    void store(ClassSymbol home, VarSymbol variable) {
        ListBuffer<Type> parameters = new ListBuffer<>();
        variable.type = variable.type.map(new StructuralTypeMapping<Void>() {
            @Override
            public Type visitClassType(ClassType type, Void unused) {
                if (!type.isIntersection()) {
                    return super.visitClassType(type, unused);
                }
                TypeVar parameter =
                        new TypeVar(session.name(PARAMETER + parameters.size()), home, session.symbols.botType);
                parameters.append(parameter);
                ListBuffer<Type> bounds = new ListBuffer<>();
                ((IntersectionClassType) type).getExplicitComponents().forEach(one -> bounds.append(visit(one)));
                parameter.setUpperBound(types.makeIntersectionType(bounds.toList()));
                return parameter;
            }
        });
        variable.erasure_field = null;
        if (parameters.nonEmpty()) {
            ((ClassType) home.type).typarams_field = parameters.toList();
            ((ClassType) home.type).allparams_field = null;
        }
    }

    /// Opens the anonymous classes of a cell to later ones: to javac the cells are not one scope, in which what is
    /// private could be used.
    static void open(JCClassDecl run) {
        new TreeScanner() {
            private boolean inside;

            @Override
            public void visitClassDef(JCClassDecl tree) {
                boolean before = inside;
                inside |= tree.sym.name.isEmpty();
                super.visitClassDef(tree);
                if (inside) {
                    for (Symbol member : tree.sym.members().getSymbols()) {
                        if ((member.flags_field & Flags.PRIVATE) != 0) {
                            member.flags_field = member.flags_field & ~Flags.PRIVATE | Flags.PUBLIC;
                        }
                    }
                }
                inside = before;
            }
        }.scan(run);
    }

    /// Gives a variable of an earlier cell back its type.
    void restore(Declared earlier) {
        ClassSymbol home = session.type(earlier.className());
        if (home == null) {
            return;
        }
        for (Symbol one : home.members().getSymbolsByName(session.name(earlier.name()))) {
            if (one instanceof VarSymbol variable) {
                variable.type = variable.type.map(new StructuralTypeMapping<Void>() {
                    @Override
                    public Type visitTypeVar(TypeVar type, Void unused) {
                        if (type.tsym.owner != home) {
                            return type;
                        }
                        ListBuffer<Type> bounds = new ListBuffer<>();
                        types.getBounds(type).forEach(bound -> bounds.append(visit(bound)));
                        List<Type> all = bounds.toList();
                        return all.tail.isEmpty() ? all.head : types.makeIntersectionType(all);
                    }
                });
            }
        }
    }
}
