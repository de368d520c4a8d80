package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// All trees in a tree.
final class Trees extends TreeScanner {
    private final Set<JCTree> found = Collections.newSetFromMap(new IdentityHashMap<>());

    private Trees() {}

    static Set<JCTree> all(JCTree tree) {
        Trees trees = new Trees();
        trees.scan(tree);
        return trees.found;
    }

    @Override
    public void scan(JCTree tree) {
        if (tree != null) {
            found.add(tree);
        }
        super.scan(tree);
    }
}
