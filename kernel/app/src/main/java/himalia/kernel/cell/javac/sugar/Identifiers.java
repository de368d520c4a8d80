package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Names that javac does not know, alone and behind a dot: `ones_like` is `onesLike`, and `x.shape` is `x.shape()`.
///
/// Each method is handed what javac itself does at the tree, and adds what Java has nothing for.
final class Identifiers {
    private static final String NO_NAME = "compiler.err.cant.resolve";
    /// How javac says that a field or constructor is nobody else's.
    private static final List<String> HIDDEN =
            List.of("compiler.err.not.def.public", "compiler.err.report.access", "compiler.err.not.def.access");

    private final Attribution attribution;
    private final Calls calls;
    private final CallMeanings meanings;
    private final Replacements replacements;

    /// The name of a method whose spelling is settled.
    private @Nullable JCTree spelt;
    /// The method that is called: `x.shape()` is no property.
    private @Nullable JCTree callee;

    Identifiers(Attribution attribution, Calls calls, CallMeanings meanings, Replacements replacements) {
        this.attribution = attribution;
        this.calls = calls;
        this.meanings = meanings;
        this.replacements = replacements;
    }

    void reset() {
        spelt = null;
        callee = null;
    }

    static boolean isUnknown(JCDiagnostic one, JCTree at) {
        return Attribution.isAt(one, at, NO_NAME);
    }

    static boolean isHidden(JCDiagnostic one, JCTree at) {
        return HIDDEN.stream().anyMatch(code -> Attribution.isAt(one, at, code));
    }

    /// Whether an expression is that of a value, and not the name of a type or package.
    static boolean isValue(JCExpression expression) {
        Symbol symbol = TreeInfo.symbol(expression);
        return expression.type != null
                && !expression.type.isErroneous()
                && !expression.type.hasTag(TypeTag.PACKAGE)
                && !(symbol instanceof Symbol.TypeSymbol);
    }

    /// Lets javac look at a call of a method.
    void calling(JCTree method, Runnable visit) {
        JCTree outer = callee;
        callee = method;
        try {
            visit.run();
        } finally {
            callee = outer;
        }
    }

    /// Lets javac look at a call of a method whose name is what is meant.
    void settled(JCTree method, Runnable visit) {
        JCTree outer = spelt;
        spelt = method;
        try {
            visit.run();
        } finally {
            spelt = outer;
        }
    }

    /// Gives a name another spelling.
    void respell(JCTree name, Name other) {
        switch (name) {
            case JCFieldAccess select -> select.name = other;
            case JCIdent ident -> ident.name = other;
            default -> throw new IllegalArgumentException(name.toString());
        }
        replacements.respell(name);
    }

    private Optional<Name> otherSpelling(JCTree tree, Name name) {
        return tree == spelt
                ? Optional.empty()
                : Spellings.inJava(name.toString()).map(calls::name);
    }

    void identifier(JCIdent tree, Runnable visit) {
        Optional<Name> other = otherSpelling(tree, tree.name);
        if (other.isEmpty()) {
            visit.run();
            return;
        }
        Log.DeferredDiagnosticHandler held = attribution.holding(one -> isUnknown(one, tree), visit);
        if (held.getDiagnostics().isEmpty()) {
            return;
        }
        Name written = tree.name;
        tree.name = other.get();
        tree.sym = null;
        if (takes(tree, visit)) {
            replacements.respell(tree);
        } else {
            tree.name = written;
            held.reportDeferredDiagnostics();
        }
    }

    /// @param isRead whether it is not what is assigned to
    void selection(JCFieldAccess tree, boolean isRead, Runnable visit) {
        Optional<Name> other = otherSpelling(tree, tree.name);
        boolean mayBeProperty = isRead && tree != callee;
        if (other.isEmpty() && !mayBeProperty) {
            visit.run();
            return;
        }
        Predicate<JCDiagnostic> missing = one -> isUnknown(one, tree) || isHidden(one, tree);
        Log.DeferredDiagnosticHandler held = attribution.holding(missing, visit);
        if (held.getDiagnostics().isEmpty() || other.isPresent() && isRespelt(tree, other.get(), visit)) {
            return;
        }
        attribution.decide(() -> (mayBeProperty ? property(tree) : Optional.<JCExpression>empty())
                .ifPresentOrElse(
                        found -> {
                            tree.sym = null;
                            attribution.replace(tree, found);
                        },
                        () -> attribution.refuse(held::reportDeferredDiagnostics)));
    }

    private boolean isRespelt(JCFieldAccess tree, Name other, Runnable visit) {
        Name written = tree.name;
        JCExpression selected = tree.selected;
        Symbol symbol = tree.sym;
        // It is attributed once, unless it is a type, which may be twice.
        tree.selected = isValue(selected) ? calls.known(selected) : selected;
        tree.name = other;
        tree.sym = null;
        boolean takes = takes(tree, visit);
        tree.selected = selected;
        if (takes) {
            replacements.respell(tree);
        } else {
            tree.name = written;
            tree.sym = symbol;
        }
        return takes;
    }

    private boolean takes(JCTree tree, Runnable visit) {
        return attribution
                .holding(one -> isUnknown(one, tree) || isHidden(one, tree), visit)
                .getDiagnostics()
                .isEmpty();
    }

    /// What `x.shape` means where there is no such field: the method without arguments.
    private Optional<JCExpression> property(JCFieldAccess tree) {
        JCExpression of = tree.selected;
        if (isValue(of)) {
            return meanings.property(tree.pos, calls.known(of), tree.name, attribution.env());
        }
        return TreeInfo.symbol(of) instanceof Symbol.ClassSymbol home
                ? meanings.property(tree.pos, home, tree.name, attribution.env())
                : Optional.empty();
    }
}
