package himalia.kernel.cell.javac.jdk;

import static java.lang.invoke.MethodType.methodType;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.TreeInfo;
import java.lang.invoke.MethodHandle;

/// JDK 27. A tree itself knows where it ends: since 27.
class Javac27 extends Javac26 {
    private static final MethodHandle END =
            Handles.find(lookup -> lookup.findStatic(TreeInfo.class, "getEndPos", methodType(int.class, JCTree.class)));

    @Override
    public int end(JCTree tree, JCCompilationUnit unit) {
        try {
            return (int) END.invokeExact(tree);
        } catch (Throwable thrown) {
            throw Handles.unchecked(thrown);
        }
    }
}
