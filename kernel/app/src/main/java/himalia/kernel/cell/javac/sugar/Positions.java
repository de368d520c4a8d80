package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCArrayTypeTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Where in the source trees stand, also those that were made of what stands there.
final class Positions {
    private final Origins origins;
    private final ToIntFunction<JCTree> ends;

    /// @param ends where javac says that a tree ends
    Positions(Origins origins, ToIntFunction<JCTree> ends) {
        this.origins = origins;
        this.ends = ends;
    }

    /// Where a tree begins.
    int start(JCTree tree) {
        JCTree left = Known.tree(tree);
        while (true) {
            JCTree from = origins.foreign(left);
            if (from != null) {
                return TreeInfo.getStartPos(from);
            }
            JCTree next = leftmost(left);
            if (next == null) {
                return TreeInfo.getStartPos(left);
            }
            left = Known.tree(next);
        }
    }

    private static @Nullable JCTree leftmost(JCTree tree) {
        return switch (tree) {
            case JCBinary one -> one.lhs;
            case JCAssign one -> one.lhs;
            case JCAssignOp one -> one.lhs;
            case JCConditional one -> one.cond;
            case JCInstanceOf one -> one.expr;
            case JCArrayAccess one -> one.indexed;
            case JCFieldAccess one -> one.selected;
            case JCMethodInvocation one -> one.meth;
            case JCMemberReference one -> one.expr;
            case JCTypeApply one -> one.clazz;
            case JCArrayTypeTree one -> one.elemtype;
            case JCExpressionStatement one -> one.expr;
            case JCNewClass one -> one.encl;
            case JCUnary one when one.hasTag(Tag.POSTINC) || one.hasTag(Tag.POSTDEC) -> one.arg;
            default -> null;
        };
    }

    /// Where a tree ends.
    int end(JCTree tree) {
        JCTree one = Known.tree(tree);
        JCTree from = origins.foreign(one);
        return ends.applyAsInt(from != null ? from : origins.first(one));
    }
}
