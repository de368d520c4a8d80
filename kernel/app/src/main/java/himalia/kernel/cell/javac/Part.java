package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A declaration that is being compiled, and its tree.
final class Part {
    final JCCompilationUnit unit;
    final JCTree tree;
    final Declared.Kind kind;
    final String name;
    final String key;
    final String text;
    final String header;
    final Declared.Origin origin;
    private final int end;
    /// Whether it is a variable that is set once only.
    final boolean isFinal;
    /// The class it is put into; empty if it is left out, and then `missing` says why.
    String className = "";

    List<String> missing = List.of();
    /// A variable that is not declared anew but set.
    @Nullable
    Declared kept;

    Part(Session session, JCCompilationUnit unit, JCTree tree) {
        this.unit = unit;
        this.tree = tree;
        CellSource source = session.source(unit);
        this.text = session.text(unit, tree);
        this.origin = new Declared.Origin(source.cell(), source.code(), TreeInfo.getStartPos(tree));
        this.end = session.end(unit, tree);
        this.isFinal = tree instanceof JCVariableDecl one
                && (one.mods.flags & Flags.FINAL) != 0
                && (one.init != null || one.isImplicitlyTyped());
        switch (tree) {
            case JCClassDecl type -> {
                kind = Declared.Kind.TYPE;
                name = type.name.toString();
                key = name;
                header = text;
            }
            case JCMethodDecl method -> {
                kind = Declared.Kind.METHOD;
                name = method.name.toString();
                key = name
                        + method.params.stream()
                                .map(one -> String.valueOf(one.vartype))
                                .collect(Collectors.joining(",", "(", ")"));
                header = method.typarams + " " + method.restype + " " + method.thrown;
            }
            case JCVariableDecl variable -> {
                kind = Declared.Kind.VARIABLE;
                name = variable.name.toString();
                key = name;
                header = variable.isImplicitlyTyped() ? "" : variable.vartype.toString();
            }
            default -> throw new IllegalArgumentException(tree.getKind().toString());
        }
    }

    /// Kind and key as one text.
    String id() {
        return id(kind, key);
    }

    static String id(Declared.Kind kind, String key) {
        return kind + " " + key;
    }

    boolean holds(JCCompilationUnit in, long position) {
        return in == unit && position >= origin.start() && position < Math.max(end, origin.start() + 1);
    }

    /// Whether a position is in the body of a method.
    boolean isInBody(long position) {
        return tree instanceof JCMethodDecl method && method.body != null && position >= method.body.pos;
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
