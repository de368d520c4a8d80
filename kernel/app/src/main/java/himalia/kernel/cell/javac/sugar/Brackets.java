package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.util.Log;
import org.jspecify.annotations.Nullable;

/// Brackets behind what may be no array.
final class Brackets {
    final JCArrayAccess tree;

    /// Of what stands before them.
    @Nullable
    Type type;

    private final Attribution attribution;
    private Log.@Nullable DeferredDiagnosticHandler held;

    Brackets(JCArrayAccess tree, Attribution attribution) {
        this.tree = tree;
        this.attribution = attribution;
    }

    /// Keeps what javac has to say.
    void hold(Log.DeferredDiagnosticHandler said) {
        held = said;
    }

    /// Nothing is meant by them.
    void refuse() {
        if (held != null && !tree.index.type.isErroneous()) {
            attribution.refuse(held::reportDeferredDiagnostics);
        }
    }
}
