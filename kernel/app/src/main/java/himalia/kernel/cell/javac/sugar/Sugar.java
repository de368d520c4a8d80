package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.util.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Lets javac take what a cell may write although Java has nothing for it. One for each of javac's contexts, which
/// serves one cell after the other.
public final class Sugar {
    private final SugarAttr attr;
    private final Types types;

    private Sugar(SugarAttr attr, Types types) {
        this.attr = attr;
        this.types = types;
    }

    /// Gives javac an attribution that knows calls for operators. To be called before javac has made its own.
    ///
    /// @param goesOn throws if javac shall give up: there are cells over which it would sit for days
    public static void register(Context context, Runnable goesOn) {
        SugarAttr.register(context, goesOn);
    }

    public static Sugar of(Context context) {
        return new Sugar((SugarAttr) Attr.instance(context), Types.instance(context));
    }

    /// Before a cell is attributed.
    ///
    /// @param on        whether anything is to be taken but Java
    /// @param libraries  library by library, classes of functions for types that have no methods for
    ///                   operators and brackets
    /// @param parameters what other libraries call parameters, and what they are called here
    /// @param origins    of the trees, if the cell is to be read in plain Java
    public void begin(
            boolean on,
            Supplier<List<List<ClassSymbol>>> libraries,
            Map<String, String> parameters,
            @Nullable Origins origins) {
        attr.turn(on, libraries, parameters, origins);
    }

    /// Where a call has an argument by a name that it does not know: the names that it knows. None elsewhere.
    public List<String> instead(int place) {
        return attr.instead(place);
    }

    /// What a source says in plain Java. It can be asked when all is attributed and the calls are not in the trees yet.
    ///
    /// @param code   the source
    /// @param end    where its trees end in it
    /// @param naming how what a name stands for is called
    /// @param comments finds those of a text
    public PlainText plain(
            String code,
            Origins origins,
            ToIntFunction<JCTree> end,
            PlainText.Naming naming,
            Function<String, List<String>> comments) {
        return new PlainText(code, origins, end, naming, comments, attr.replacements(), types);
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
        attr.turn(false, List::of, Map.of(), null);
    }
}
