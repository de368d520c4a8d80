package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import java.util.function.Supplier;

/// What a call that may be meant works on.
///
/// @param tree makes its tree: javac attributes one only once, and each candidate wants its own
record Operand(Type type, Supplier<JCExpression> tree) {
    static Operand of(Known known) {
        return new Operand(known.known, () -> known);
    }
}
