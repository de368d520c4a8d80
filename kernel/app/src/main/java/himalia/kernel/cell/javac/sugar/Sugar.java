package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.util.Context;
import java.util.List;
import java.util.function.Supplier;

/// Lets javac take what a cell may write although Java has nothing for it. One for each of javac's contexts, which
/// serves one cell after the other.
public final class Sugar {
    private final SugarAttr attr;

    private Sugar(SugarAttr attr) {
        this.attr = attr;
    }

    /// Gives javac an attribution that knows calls for operators. To be called before javac has made its own.
    ///
    /// @param goesOn throws if javac shall give up: there are cells over which it would sit for days
    public static void register(Context context, Runnable goesOn) {
        SugarAttr.register(context, goesOn);
    }

    public static Sugar of(Context context) {
        return new Sugar((SugarAttr) Attr.instance(context));
    }

    /// Before a cell is attributed.
    ///
    /// @param on        whether anything is to be taken but Java
    /// @param libraries classes of functions for types that have no methods for operators and brackets
    public void begin(boolean on, Supplier<List<ClassSymbol>> libraries) {
        attr.turn(on);
        attr.meanings().setLibraries(libraries);
    }

    /// Puts the calls into a class that has been attributed.
    public void replace(Env<AttrContext> env) {
        if (!attr.replacements().isEmpty()) {
            env.tree = attr.replacements().translate(env.tree);
        }
    }

    /// Whether javac was helped only in copies of trees that it has thrown away: without help it may decide
    /// otherwise.
    public boolean isDoubtful() {
        return !attr.replacements().isEmpty() && attr.replacements().standing() == 0;
    }

    /// The cell has been compiled, or was given up.
    public void end() {
        attr.turn(false);
    }
}
