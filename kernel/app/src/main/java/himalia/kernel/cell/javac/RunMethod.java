package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.util.ListBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The method that runs a cell: its statements, once the types of the variables that they set are known.
final class RunMethod {
    private final Compilation compilation;
    private final Session session;
    private final Layout layout;
    private final Draft draft;
    private final Arrangement classes;
    private final boolean looking;
    private final Map<Part, String> types = new HashMap<>();
    /// Variables of types without a name.
    private final Map<Part, JCClassDecl> unnamed = new LinkedHashMap<>();
    /// What those are set to, which is attributed already.
    private final Map<JCTree, JCExpression> attributed = new IdentityHashMap<>();

    private final Map<JCAssign, JCExpression> values = new IdentityHashMap<>();
    /// Where variables get their first values.
    final List<JCTree> assignments = new ArrayList<>();
    private boolean hasValue;

    /// @param looking whether the cell is only looked at
    RunMethod(
            Compilation compilation,
            Session session,
            Layout layout,
            Draft draft,
            Arrangement classes,
            boolean looking) {
        this.compilation = compilation;
        this.session = session;
        this.layout = layout;
        this.draft = draft;
        this.classes = classes;
        this.looking = looking;
    }

    /// Whether the cell has a value.
    boolean hasValue() {
        return hasValue;
    }

    /// What a variable of the cell is set to.
    @Nullable
    JCExpression init(JCVariableDecl variable) {
        return attributed.getOrDefault(variable, variable.init);
    }

    /// Whether a variable has a type that no program can write.
    boolean isUnnamed(Part variable) {
        return unnamed.containsKey(variable);
    }

    /// The type of a variable that the cell declares, as javac writes it; nothing if no program can write it.
    Optional<String> type(Part variable) {
        return isUnnamed(variable) ? Optional.empty() : typeOf(variable);
    }

    /// The type of a variable that the cell declares, or one near it that a program can write.
    Optional<String> typeOf(Part variable) {
        return Optional.ofNullable(types.get(variable));
    }

    /// Finds the types of `var`s and makes the method that runs the cell.
    ///
    /// @return false if a variable has another type than was thought
    boolean infer() {
        Inference inference = new Inference(session);
        List<JCVariableDecl> open = draft.steps.stream()
                .filter(JCVariableDecl.class::isInstance)
                .map(JCVariableDecl.class::cast)
                .filter(variable ->
                        !variable.name.isEmpty() && (variable.isImplicitlyTyped() || inference.mayBeConstant(variable)))
                .toList();
        JCExpression call = draft.value.filter(Layout::mayBeNothing).orElse(null);
        if (call != null || !open.isEmpty()) {
            inference.infer(classes.run, open, call);
        }
        if (!looking && !findConstants(inference, open)) {
            return false;
        }
        Map<Part, JCVariableDecl> exact = new LinkedHashMap<>();
        if (!setTypes(inference, open, exact)) {
            return false;
        }
        classes.holders.forEach((part, holder) -> {
            if (part.constant != null) {
                Constants.set(Layout.field(holder), part.constant, session.make);
            }
        });
        // The bodies of anonymous classes are attributed here, once and for all: by now every name has its type and
        // every constant its value.
        exact.forEach((part, variable) -> {
            JCVariableDecl field = Layout.field(holder(part));
            Type type = inference.exact(classes.run, variable);
            if (type != null) {
                attributed.put(variable, variable.init);
                variable.init = session.make.at(variable.pos).Ident(variable.name);
                unnamed.put(part, holder(part));
                setType(field, type, inference.named(type));
            }
        });
        // Later javac turns the trees into others.
        classes.holders.forEach((part, holder) -> {
            Type type = Layout.field(holder).sym.type;
            types.put(part, String.valueOf(unnamed.containsKey(part) ? inference.named(type) : type));
        });
        fill(inference, call);
        return true;
    }

    /// Gives the fields of variables the types that were found.
    ///
    /// @param exact gets those of types without a name
    /// @return false if a variable has another type than was thought
    private boolean setTypes(Inference inference, List<JCVariableDecl> open, Map<Part, JCVariableDecl> exact) {
        List<JCVariableDecl> untyped =
                open.stream().filter(JCVariableDecl::isImplicitlyTyped).toList();
        for (JCVariableDecl variable : untyped) {
            Part part = part(variable);
            Optional<Type> type = inference.of(variable);
            boolean isUnnamed = inference.isUnnamed(variable);
            if (!looking
                    && part.kept != null
                    && type.isPresent()
                    && (isUnnamed || !type.get().toString().equals(part.kept.type()))) {
                compilation.retyped.add(part.id());
                return false;
            }
            if (part.kept == null && type.isPresent()) {
                JCVariableDecl field = Layout.field(holder(part));
                setType(field, type.get(), type.get());
                if (isUnnamed && !looking) {
                    exact.put(part, variable);
                }
            }
        }
        return true;
    }

    /// Puts the statements of the cell into the method.
    ///
    /// @param call at the end of the cell, if only javac knows whether it has a value
    private void fill(Inference inference, @Nullable JCExpression call) {
        ListBuffer<JCStatement> statements = new ListBuffer<>();
        for (JCStatement step : draft.steps) {
            if (step instanceof JCVariableDecl variable
                    && !variable.name.isEmpty()
                    && part(variable).constant != null) {
                // It has its value from the start.
                continue;
            }
            boolean isField = step instanceof JCVariableDecl variable
                    && !variable.name.isEmpty()
                    && (!variable.isImplicitlyTyped() || inference.of(variable).isPresent());
            // A `var` without a type stays as it is, for javac to say why.
            JCStatement done =
                    isField ? layout.assignment((JCVariableDecl) step) : layout.statement(step, statements.size());
            if (isField) {
                JCAssign assignment = (JCAssign) ((JCExpressionStatement) done).expr;
                assignments.add(assignment);
                if (attributed.containsKey(step)) {
                    values.put(assignment, attributed.get(step));
                }
            }
            statements.append(done);
        }
        draft.value.ifPresent(value -> {
            hasValue = value != call || inference.hasValue();
            statements.append(hasValue ? layout.result(value) : layout.execution(value));
        });
        Layout.fill(classes.run, statements.toList());
    }

    /// The class of a variable that is declared anew.
    private JCClassDecl holder(Part variable) {
        return Objects.requireNonNull(classes.holders.get(variable));
    }

    /// Gives the field of a variable its type.
    ///
    /// @param named the type as a program can write it
    private void setType(JCVariableDecl field, Type type, Type named) {
        field.sym.type = type;
        field.sym.erasure_field = null;
        field.vartype = session.make.at(field.pos).Type(named);
    }

    /// @return false if a variable has another value than was thought
    private boolean findConstants(Inference inference, List<JCVariableDecl> variables) {
        for (JCVariableDecl variable : variables) {
            Part part = part(variable);
            part.constant = draft.twice.contains(part.name) ? null : inference.constant(variable);
        }
        List<String> others = draft.parts.values().stream()
                .filter(part -> part.kept != null && !Objects.equals(part.constant, part.kept.constant()))
                .map(Part::id)
                .toList();
        compilation.retyped.addAll(others);
        return others.isEmpty();
    }

    /// The part of a variable that the cell declares.
    private Part part(JCVariableDecl variable) {
        return Objects.requireNonNull(draft.parts.get(Part.id(Declared.Kind.VARIABLE, variable.name.toString())));
    }

    /// Everything is attributed: what was only for that is put right.
    void settle() {
        values.forEach((assignment, value) -> assignment.rhs = value);
        Unnamed unwritten = new Unnamed(session);
        unnamed.values().forEach(holder -> unwritten.store(holder.sym, Layout.field(holder).sym));
        if (!unnamed.isEmpty()) {
            Unnamed.open(classes.run);
        }
    }
}
