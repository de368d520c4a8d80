package himalia.compat;

import himalia.api.DefaultImports;
import java.util.List;

/// What cells of other kernels call without an import; what else they do, as `display`, all cells have.
public final class StaticNames implements DefaultImports {
    @Override
    public List<String> imports() {
        String names = "static org.dflib.jjava.kernel.JavaNotebookStatics.";
        return List.of(
                names + "kernel",
                names + "getKernelInstance",
                names + "lineMagic",
                names + "cellMagic",
                names + "printMagics");
    }
}
