package himalia;

import himalia.api.DefaultImports;
import java.util.List;

/// What every cell can use of this library without an import.
///
/// Static names are few: a method that a student defines hides all imported methods of its name.
public final class CellImports implements DefaultImports {
    @Override
    public List<String> imports() {
        return List.of(
                "himalia.tensor.*",
                "himalia.nn.*",
                // Named singly, because java.lang has a Module too and a wildcard does not win against it.
                "himalia.nn.Module",
                "himalia.optim.*",
                "himalia.data.*",
                "himalia.plot.*",
                "tech.tablesaw.api.*",
                "static himalia.tensor.Tensor.tensor",
                "static himalia.data.Tables.tensor",
                "static himalia.tensor.Tensor.zeros",
                "static himalia.tensor.Tensor.ones",
                "static himalia.tensor.Tensor.rand",
                "static himalia.tensor.Tensor.randn",
                "static himalia.tensor.Tensor.arange",
                "static himalia.tensor.Tensor.cat",
                "static himalia.tensor.Tensor.manualSeed",
                "static himalia.tensor.Tensor.noGrad",
                "static himalia.data.Tables.*",
                "static himalia.plot.Plot.*");
    }
}
