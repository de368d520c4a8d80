package himalia.kernel.cell.javac.jdk;

import static java.lang.invoke.MethodType.methodType;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// JDK 26. A parsed unit's declarations are noted down, for the warnings that each of them wants: an attributed class
/// that is not among them is an error of javac. Since 26.
class Javac26 extends Javac25 {
    private static final MethodHandle NOTE = Handles.find(lookup -> {
        Class<?> notes = Class.forName("com.sun.tools.javac.code.LintMapper");
        return MethodHandles.filterArguments(
                lookup.findVirtual(notes, "finishParsingFile", methodType(void.class, JCCompilationUnit.class)),
                0,
                lookup.findStatic(notes, "instance", methodType(notes, Context.class)));
    });

    @Override
    public void redeclared(JCCompilationUnit unit, Context context) {
        List<JCTree> all = unit.defs;
        try {
            // The declaration of the package is not attributed, and would be waited for.
            unit.defs =
                    List.from(all.stream().filter(JCClassDecl.class::isInstance).toList());
            NOTE.invokeExact(context, unit);
        } catch (Throwable thrown) {
            throw Handles.unchecked(thrown);
        } finally {
            unit.defs = all;
        }
    }
}
