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

    private Log.@Nullable DeferredDiagnosticHandler held;

    Brackets(JCArrayAccess tree) {
        this.tree = tree;
    }

    /// Keeps what javac has to say.
    void hold(Log.DeferredDiagnosticHandler said) {
        held = said;
    }

    /// Lets javac have its say.
    void refuse() {
        if (held != null && !tree.index.type.isErroneous()) {
            held.reportDeferredDiagnostics();
        }
    }
}
