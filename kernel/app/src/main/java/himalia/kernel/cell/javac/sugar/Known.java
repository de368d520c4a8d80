package himalia.kernel.cell.javac.sugar;

import com.sun.source.tree.TreeVisitor;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.TreeCopier;

/// An expression that is attributed already, in a place where javac wants to attribute one. To javac it is an element
/// of an array: of one whose type [SugarAttr] tells.
final class Known extends JCArrayAccess {
    final JCExpression expression;
    final Type known;

    /// @param index a tree that nobody else has
    Known(JCExpression expression, Type known, JCExpression index) {
        super(expression, index);
        this.expression = expression;
        this.known = known;
        this.pos = expression.pos;
    }

    /// An expression without what says of it that it is attributed.
    static JCExpression inside(JCExpression expression) {
        return expression instanceof Known known ? inside(known.expression) : expression;
    }

    /// The same of any tree.
    static JCTree tree(JCTree tree) {
        return tree instanceof Known known ? inside(known.expression) : tree;
    }

    /// A copy would be an ordinary element of an array.
    @Override
    @SuppressWarnings("unchecked")
    public <R, D> R accept(TreeVisitor<R, D> visitor, D argument) {
        return visitor instanceof TreeCopier ? (R) this : super.accept(visitor, argument);
    }
}
