package himalia.kernel.cell.javac.jdk;

import static java.lang.invoke.MethodType.methodType;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Context;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// JDK 25. Each unit has a table of where its trees end: until 26.
class Javac25 implements Javac {
    /// Apart, so that it is not looked for where there is none.
    private static final class Table {
        static final MethodHandle END = Handles.find(lookup -> {
            Class<?> table = Class.forName("com.sun.tools.javac.tree.EndPosTable");
            return MethodHandles.filterArguments(
                    lookup.findStatic(TreeInfo.class, "getEndPos", methodType(int.class, JCTree.class, table)),
                    1,
                    lookup.findGetter(JCCompilationUnit.class, "endPositions", table));
        });
    }

    @Override
    public int end(JCTree tree, JCCompilationUnit unit) {
        try {
            return (int) Table.END.invokeExact(tree, unit);
        } catch (Throwable thrown) {
            throw Handles.unchecked(thrown);
        }
    }

    @Override
    public void redeclared(JCCompilationUnit unit, Context context) {
        // It has kept nothing of them.
    }
}
