package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.tree.JCTree.JCExpression;
import java.util.function.Supplier;

/// A call that may be meant.
///
/// @param library the number of the library whose function is called; of others [#NO_LIBRARY]
/// @param isValue whether it must give something to be meant
/// @param call    makes its tree
record Candidate(int library, boolean isValue, Supplier<JCExpression> call) {
    static final int NO_LIBRARY = -1;

    Candidate(int library, Supplier<JCExpression> call) {
        this(library, false, call);
    }

    static Candidate of(Supplier<JCExpression> call) {
        return new Candidate(NO_LIBRARY, call);
    }

    boolean isOfLibrary() {
        return library != NO_LIBRARY;
    }
}
