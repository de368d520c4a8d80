package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.comp.Modules;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Log;

/// Keeps which modules there are and which of their packages cells can see from one cell to the next.
///
/// javac finds that out anew for each compilation, which is an eighth of what a small cell costs. It depends on the
/// options and the class path alone, and javac begins anew when those change.
final class KeptModules extends Modules {
    private final Symtab symbols;
    private final Log log;
    private boolean kept;

    private KeptModules(Context context) {
        super(context);
        symbols = Symtab.instance(context);
        log = Log.instance(context);
    }

    /// To be called before javac has made its own.
    static void register(Context context) {
        if (context.get(Modules.class) == null) {
            new KeptModules(context); // puts itself there
        }
    }

    @Override
    public void newRound() {
        if (!kept) {
            super.newRound();
        }
    }

    @Override
    public void initModules(List<JCCompilationUnit> units) {
        boolean ordinary = units.stream().allMatch(one -> one.getModuleDecl() == null);
        if (kept && ordinary) {
            units.forEach(one -> one.modle = symbols.unnamedModule);
            return;
        }
        kept = false;
        newRound();
        int errors = log.nerrors;
        super.initModules(units);
        kept = ordinary && log.nerrors == errors && getDefaultModule() == symbols.unnamedModule;
    }
}
