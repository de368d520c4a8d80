package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.tree.JCTree.JCExpression;
import java.util.function.Supplier;

/// A call that may be meant.
///
/// @param library the number of the library whose function is called; of others [#NO_LIBRARY]
/// @param call    makes its tree
record Candidate(int library, Supplier<JCExpression> call) {
    static final int NO_LIBRARY = -1;

    static Candidate of(Supplier<JCExpression> call) {
        return new Candidate(NO_LIBRARY, call);
    }

    boolean isOfLibrary() {
        return library != NO_LIBRARY;
    }
}
