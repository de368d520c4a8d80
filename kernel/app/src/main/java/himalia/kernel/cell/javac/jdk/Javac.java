package himalia.kernel.cell.javac.jdk;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;

/// What javac can do on every JDK, but by another member on each. A variant extends that of the JDK before it and
/// overrides what has changed.
public interface Javac {
    /// The one for the JDK that runs, or for the newest known before it.
    static Javac running() {
        return switch (Runtime.version().feature()) {
            case 25 -> new Javac25();
            case 26 -> new Javac26();
            default -> new Javac27();
        };
    }

    /// Where a tree of a unit ends in its source; -1 if that is not known.
    int end(JCTree tree, JCCompilationUnit unit);

    /// Tells javac that the declarations of a unit are others now than it has parsed.
    void redeclared(JCCompilationUnit unit, Context context);
}
