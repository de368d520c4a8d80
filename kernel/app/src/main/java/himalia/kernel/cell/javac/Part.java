package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotatedType;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCArrayTypeTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLiteral;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.JCTree.JCTypeParameter;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/// A declaration that is being compiled, and its tree.
final class Part {
    final JCCompilationUnit unit;
    final JCTree tree;
    final Declared.Kind kind;
    final String name;
    /// Its package.
    final String home;
    private final CellSource source;
    final String key;
    final String text;
    final String header;
    final Declared.Origin origin;
    private final int end;
    /// Whether it is a variable that is set once only.
    final boolean isFinal;

    final boolean isVolatile;
    /// Kinds of warnings that the declaration of a variable does not want.
    final Set<String> suppressed = new HashSet<>();
    /// The class it is put into; empty if it is left out, and then `missing` says why.
    String className = "";

    List<String> missing = List.of();
    /// The value of a variable that is a constant expression.
    @Nullable
    Object constant;

    /// A variable that is not declared anew but set.
    @Nullable
    Declared kept;

    Part(Session session, JCCompilationUnit unit, JCTree tree) {
        this.unit = unit;
        this.tree = tree;
        this.source = session.source(unit);
        this.home = session.home(unit);
        this.text = session.text(unit, tree);
        this.origin = new Declared.Origin(source.cell(), source.code(), TreeInfo.getStartPos(tree));
        this.end = session.end(unit, tree);
        this.isFinal = tree instanceof JCVariableDecl one
                && (one.mods.flags & Flags.FINAL) != 0
                && (one.init != null || one.isImplicitlyTyped());
        this.isVolatile = tree instanceof JCVariableDecl one && (one.mods.flags & Flags.VOLATILE) != 0;
        switch (tree) {
            case JCClassDecl type -> {
                kind = Declared.Kind.TYPE;
                name = type.name.toString();
                key = home.equals(CellFiles.PACKAGE) ? name : home + "." + name;
                header = text;
            }
            case JCMethodDecl method -> {
                kind = Declared.Kind.METHOD;
                name = method.name.toString();
                key = name
                        + method.params.stream()
                                .map(one -> erased(one.vartype, method.typarams))
                                .collect(Collectors.joining(",", "(", ")"));
                header = method.typarams + " " + method.restype + " " + method.params.map(one -> one.vartype) + " "
                        + method.thrown;
            }
            case JCVariableDecl variable -> {
                kind = Declared.Kind.VARIABLE;
                name = variable.name.toString();
                key = name;
                header = variable.isImplicitlyTyped() ? "" : variable.vartype.toString();
                variable.mods.annotations.forEach(this::suppress);
            }
            default -> throw new IllegalArgumentException(tree.getKind().toString());
        }
    }

    /// The type of a parameter as far as it tells two methods apart: without type arguments, and with its bound
    /// for a type parameter. So `<T> void show(List<T> list)` replaces a `void show(List<?> list)`: javac would
    /// not have both.
    private static String erased(@Nullable JCTree type, List<JCTypeParameter> variables) {
        return switch (type) {
            case JCTypeApply generic -> erased(generic.clazz, variables);
            case JCAnnotatedType annotated -> erased(annotated.underlyingType, variables);
            case JCArrayTypeTree array -> erased(array.elemtype, variables) + "[]";
            case JCIdent name -> {
                List<JCTypeParameter> others =
                        variables.stream().filter(one -> one.name != name.name).toList();
                yield variables.stream()
                        .filter(one -> one.name == name.name)
                        .map(one -> one.bounds.isEmpty() ? "Object" : erased(one.bounds.head, others))
                        .findFirst()
                        .orElse(name.toString());
            }
            case null, default -> String.valueOf(type);
        };
    }

    private void suppress(JCAnnotation annotation) {
        if (annotation.annotationType.toString().matches("(java\\.lang\\.)?SuppressWarnings")) {
            new TreeScanner() {
                @Override
                public void visitLiteral(JCLiteral literal) {
                    suppressed.add(String.valueOf(literal.value));
                }
            }.scan(annotation.args);
        }
    }

    /// Whether the declaration says that it does not want a warning; a variable's value is set elsewhere, where javac
    /// does not see that.
    boolean suppresses(Diagnostic<?> warning) {
        String code = warning.getCode();
        String word = code.contains("removal") ? "removal" : code.contains("deprecated") ? "deprecation" : "unchecked";
        return holds(source, warning.getPosition()) && (suppressed.contains(word) || suppressed.contains("all"));
    }

    /// Kind and key as one text.
    String id() {
        return id(kind, key);
    }

    static String id(Declared.Kind kind, String key) {
        return kind + " " + key;
    }

    boolean holds(@Nullable Object in, long position) {
        return in == source && position >= origin.start() && position < Math.max(end, origin.start() + 1);
    }

    /// Whether a position is in the body of a method.
    boolean isInBody(long position) {
        return tree instanceof JCMethodDecl method && method.body != null && position >= method.body.pos;
    }

    /// What it is once it is compiled.
    ///
    /// @param type a variable's type, or a method's signature
    /// @param uses the classes of cells that its class names
    Declared declared(String type, boolean isUnnamed, Set<String> uses) {
        return new Declared(
                kind,
                name,
                key,
                origin,
                text,
                header,
                className,
                type,
                isFinal,
                isVolatile,
                constant,
                isUnnamed,
                uses,
                missing);
    }

    /// A method's signature or a class's head, for the reader.
    String signature() {
        if (tree instanceof JCMethodDecl method) {
            String parameters = method.params.stream()
                    .map(one -> one.vartype + " " + one.name)
                    .collect(Collectors.joining(", ", "(", ")"));
            return method.restype + " " + method.name + parameters;
        }
        int brace = text.indexOf('{');
        return (brace < 0 ? text : text.substring(0, brace)).strip();
    }
}
