package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.TreeTranslator;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls that were chosen, and how they come into the trees in the end.
final class Replacements extends TreeTranslator {
    private final Map<JCTree, JCExpression> chosen = new IdentityHashMap<>();
    /// Names that are spelt in Java's way now.
    private final Set<JCTree> respelt = Collections.newSetFromMap(new IdentityHashMap<>());

    private int standing;

    void put(JCExpression tree, JCExpression call) {
        chosen.put(tree, call);
    }

    void respell(JCTree name) {
        respelt.add(name);
    }

    boolean isRespelt(JCTree name) {
        return respelt.contains(name);
    }

    /// What was chosen for a tree; null if nothing was.
    @Nullable
    JCExpression call(JCTree tree) {
        return chosen.get(tree);
    }

    /// Whether javac has ever been helped: it may have been in a copy that it has thrown away.
    boolean isEmpty() {
        return chosen.isEmpty();
    }

    /// How many calls have come into the trees.
    int standing() {
        return standing;
    }

    void clear() {
        chosen.clear();
        respelt.clear();
        standing = 0;
    }

    @Override
    public <T extends JCTree> T translate(T tree) {
        return super.translate(replaced(tree));
    }

    @SuppressWarnings("unchecked") // an expression in the place of an expression
    private <T extends JCTree> T replaced(T tree) {
        JCTree now = tree;
        while (true) {
            if (now instanceof Known known) {
                now = known.expression;
                continue;
            }
            JCExpression call = now == null ? null : chosen.get(now);
            if (call == null) {
                return (T) now;
            }
            standing++;
            now = call;
        }
    }
}
