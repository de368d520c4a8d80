package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the author of a cell should know although it compiles.
final class Remarks {
    private Remarks() {}

    static List<String> of(Draft draft) {
        List<String> remarks = new ArrayList<>();
        for (String name : draft.twice) {
            remarks.add("`" + name + "` is declared twice in this cell; the second declaration replaces the first.");
        }
        if (draft.steps.isEmpty() && draft.value.isEmpty()) {
            program(draft.last)
                    .ifPresent(call -> remarks.add("the program is defined but not run: `" + call + "` runs it."));
        }
        return remarks;
    }

    /// How a pasted program is run, if a declaration is one.
    private static Optional<String> program(@Nullable JCTree declaration) {
        return switch (declaration) {
            case JCMethodDecl method when isMain(method) -> Optional.of(call(method));
            case JCClassDecl type ->
                type.defs.stream()
                        .filter(member -> member instanceof JCMethodDecl method && isMain(method))
                        .map(JCMethodDecl.class::cast)
                        .findFirst()
                        .map(main -> receiver(type, main) + "." + call(main));
            case null, default -> Optional.empty();
        };
    }

    private static boolean isMain(JCMethodDecl method) {
        boolean takesArguments = method.params.size() == 1
                && String.valueOf(method.params.head.vartype).equals("String[]");
        return method.name.contentEquals("main") && (method.params.isEmpty() || takesArguments);
    }

    private static String call(JCMethodDecl main) {
        return main.params.isEmpty() ? "main()" : "main(new String[0])";
    }

    private static String receiver(JCClassDecl type, JCMethodDecl main) {
        boolean isStatic = (main.mods.flags & Flags.STATIC) != 0;
        return isStatic ? type.name.toString() : "new " + type.name + "()";
    }
}
