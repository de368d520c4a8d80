package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which trees stand in the source, and what was made of them. Kept only for those who want to read the source in plain
/// Java: [PlainText].
public final class Origins {
    private final Set<JCTree> written = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<JCTree, JCTree> copies = new IdentityHashMap<>();
    private final Map<JCTree, JCTree> names = new IdentityHashMap<>();

    /// To be called before anything is done to a unit that has been parsed.
    public void read(JCCompilationUnit unit) {
        unit.defs.forEach(item -> written.addAll(Trees.all(item)));
    }

    void copied(JCTree copy, JCTree of) {
        copies.put(copy, of);
    }

    /// A name of here has come into the place of another library's.
    void translated(JCTree name, JCTree from) {
        names.put(name, from);
    }

    /// The tree of which a tree is a copy, or itself.
    JCTree first(JCTree tree) {
        JCTree now = tree;
        while (copies.containsKey(now)) {
            now = copies.get(now);
        }
        return now;
    }

    boolean isWritten(JCTree tree) {
        return written.contains(first(tree));
    }

    /// What is written where a name of here is meant; null if the tree is no such name.
    @Nullable
    JCTree foreign(JCTree name) {
        return names.get(first(name));
    }
}
