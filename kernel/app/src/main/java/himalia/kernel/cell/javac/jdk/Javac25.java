package himalia.kernel.cell.javac.jdk;

import static java.lang.invoke.MethodType.methodType;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.TreeInfo;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// JDK 25 and 26: each unit has a table of where its trees end.
final class Javac25 implements Javac {
    private static final MethodHandle END = Handles.find(lookup -> {
        Class<?> table = Class.forName("com.sun.tools.javac.tree.EndPosTable");
        MethodHandle end = lookup.findStatic(TreeInfo.class, "getEndPos", methodType(int.class, JCTree.class, table));
        return MethodHandles.filterArguments(end, 1, lookup.findGetter(JCCompilationUnit.class, "endPositions", table));
    });

    @Override
    public int end(JCTree tree, JCCompilationUnit unit) {
        try {
            return (int) END.invokeExact(tree, unit);
        } catch (Throwable thrown) {
            throw Handles.unchecked(thrown);
        }
    }
}
