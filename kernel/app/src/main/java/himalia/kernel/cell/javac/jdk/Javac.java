package himalia.kernel.cell.javac.jdk;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;

/// What javac does on every JDK, but by another member on each.
public interface Javac {
    /// The one of the JDK that runs.
    static Javac running() {
        return Runtime.version().feature() < 27 ? new Javac25() : new Javac27();
    }

    /// Where a tree of a unit ends in its source; -1 if that is not known.
    int end(JCTree tree, JCCompilationUnit unit);
}
