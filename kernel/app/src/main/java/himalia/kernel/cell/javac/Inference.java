package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.BoundKind;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ClassType;
import com.sun.tools.javac.code.Type.IntersectionClassType;
import com.sun.tools.javac.code.Type.StructuralTypeMapping;
import com.sun.tools.javac.code.Type.WildcardType;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.comp.MemberEnter;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeCopier;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Log;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the types of `var`s and whether a call has a value, before the cell itself is attributed: copies of their
/// trees are attributed as if they stood in the method that runs the cell, and what javac has to say is not listened
/// to.
final class Inference {
    private final Session session;
    private final Types types;
    private final Map<JCVariableDecl, Type> found = new HashMap<>();
    private final Map<JCVariableDecl, Object> constants = new HashMap<>();
    private boolean hasValue;

    Inference(Session session) {
        this.session = session;
        this.types = Types.instance(session.context);
    }

    /// Whether a variable is final and set to what could be a constant expression.
    boolean mayBeConstant(JCVariableDecl variable) {
        return (variable.mods.flags & Flags.FINAL) != 0
                && variable.init != null
                && MemberEnter.instance(session.context).needsLazyConstValue(variable.init);
    }

    /// @param run       the class that runs the cell, already entered
    /// @param variables declared by `var` or perhaps constant, in their order
    /// @param call      the last expression of the cell, or null
    void infer(JCClassDecl run, java.util.List<JCVariableDecl> variables, @Nullable JCExpression call) {
        TreeCopier<Void> copier = new TreeCopier<>(session.make);
        Map<JCVariableDecl, JCVariableDecl> copies = new HashMap<>();
        ListBuffer<JCStatement> statements = new ListBuffer<>();
        for (JCVariableDecl variable : variables) {
            JCVariableDecl copy = copier.copy(variable);
            copies.put(variable, copy);
            statements.append(copy);
        }
        JCExpression last = copier.copy(call);
        if (last != null) {
            statements.append(session.make.at(last.pos).Exec(last));
        }
        attribute(run, session.make.Block(0, statements.toList()));
        copies.forEach((variable, copy) -> {
            found.put(variable, type(copy));
            Object constant = copy.sym == null || copy.sym.type.isErroneous() ? null : copy.sym.getConstValue();
            if (constant != null) {
                constants.put(variable, constant);
            }
        });
        hasValue = last != null && isKnown(last.type) && !last.type.hasTag(TypeTag.VOID);
    }

    private void attribute(JCClassDecl run, JCBlock block) {
        Log log = Log.instance(session.context);
        Log.DiagnosticHandler deaf = log.new DiscardDiagnosticHandler();
        var before = log.useSource(session.source());
        try {
            Attr.instance(session.context).attribStat(block, method(run));
        } finally {
            log.popDiagnosticHandler(deaf);
            log.useSource(before);
        }
    }

    private static @Nullable Type type(JCVariableDecl variable) {
        Type type = variable.sym == null ? null : variable.sym.type;
        return isKnown(type) ? type : null;
    }

    private static boolean isKnown(@Nullable Type type) {
        return type != null && !type.isErroneous() && !type.hasTag(TypeTag.NONE) && !type.hasTag(TypeTag.BOT);
    }

    /// The type of a variable as other cells can name it, if it has one.
    Optional<Type> of(JCVariableDecl variable) {
        return Optional.ofNullable(found.get(variable)).map(type -> type.map(new Denotable()));
    }

    /// The value of a variable that is a constant expression; else null.
    @Nullable
    Object constant(JCVariableDecl variable) {
        return constants.get(variable);
    }

    /// Whether a variable has a type that no program can write.
    boolean isUnnamed(JCVariableDecl variable) {
        return Unnamed.isIn(found.get(variable));
    }

    /// Attributes the declaration of a variable itself, once and for all, and tells its type as it is: an anonymous
    /// class is the one that will be made.
    @Nullable
    Type exact(JCClassDecl run, JCVariableDecl variable) {
        var before = Log.instance(session.context).useSource(session.source());
        try {
            Attr.instance(session.context).attribStat(variable, method(run));
        } finally {
            Log.instance(session.context).useSource(before);
        }
        return type(variable);
    }

    private Env<AttrContext> method(JCClassDecl run) {
        Env<AttrContext> outer = Enter.instance(session.context).getClassEnv(run.sym);
        return MemberEnter.instance(session.context).getMethodEnv(Layout.body(run), outer);
    }

    /// A type as other cells can name it.
    Type named(Type type) {
        return type.map(new Denotable());
    }

    boolean hasValue() {
        return hasValue;
    }

    /// Intersections and anonymous classes have no name: their first parent has.
    private final class Denotable extends StructuralTypeMapping<Void> {
        @Override
        @SuppressWarnings("TypeEquals") // whether it is the same object
        public Type visitClassType(ClassType type, Void unused) {
            if (type.isIntersection()) {
                return visit(((IntersectionClassType) type).getExplicitComponents().head);
            }
            if (type.tsym.name.isEmpty()) {
                List<Type> interfaces = types.interfaces(type);
                return visit(interfaces.isEmpty() ? types.supertype(type) : interfaces.head);
            }
            ListBuffer<Type> arguments = new ListBuffer<>();
            boolean changed = false;
            for (Type one : type.getTypeArguments()) {
                Type next = one.isIntersection()
                                || one.tsym != null && one.tsym.name.isEmpty() && !one.hasTag(TypeTag.WILDCARD)
                        ? new WildcardType(visit(one), BoundKind.EXTENDS, session.symbols.boundClass)
                        : visit(one);
                changed |= next != one;
                arguments.append(next);
            }
            return changed ? new ClassType(type.getEnclosingType(), arguments.toList(), type.tsym) : type;
        }
    }
}
