package himalia;

import himalia.api.DefaultImports;
import himalia.train.KerasNames;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/// What every cell can use of this library without an import.
///
/// The verbs come by wildcard, so that `tensor` of a list of numbers and `tensor` of a table are one name. A method
/// that a student defines hides all imported methods of its name.
public final class CellImports implements DefaultImports {
    private static final long AFTER_THE_START_MILLIS = 2000;

    @Override
    public List<String> imports() {
        loadTablesaw();
        return List.of(
                "himalia.Himalia",
                // Not the whole package: a student's own `Shape` should be the first in sight.
                "himalia.tensor.Tensor",
                "himalia.tensor.DType",
                "himalia.tensor.Index",
                "himalia.tensor.Autograd",
                "himalia.tensor.Cuda",
                "himalia.tensor.Device",
                "himalia.linalg.Linalg",
                "himalia.nn.*",
                // Named singly, because java.lang has a Module too and a wildcard does not win against it.
                "himalia.nn.Module",
                "himalia.optim.*",
                "himalia.data.*",
                "himalia.plot.*",
                "himalia.train.*",
                "himalia.widgets.*",
                "himalia.playground.*",
                // The one of Java, not the box that shows one widget at a time.
                "java.util.Stack",
                // Both packages have these. This Sequential is PyTorch's and Keras' in one; of the others PyTorch's are
                // in sight, and Keras' are imported by who wants them.
                "himalia.train.Sequential",
                "himalia.nn.LSTM",
                "himalia.nn.GRU",
                "himalia.optim.ReduceLROnPlateau",
                "tech.tablesaw.api.*",
                "tech.tablesaw.columns.*", // Column<?> c = table.column("x")
                "static himalia.tensor.Tensor.*",
                "static java.lang.IO.*", // print, println
                // x.get(all(), at(1)): the entries of an index
                "static himalia.tensor.Index.*",
                // mseLoss(prediction, y), as F.mse_loss is in sight in Python
                "static himalia.nn.Functional.*",
                "static himalia.data.Tables.*",
                "static himalia.plot.Plot.*",
                "static himalia.train.Train.*",
                "static himalia.widgets.Widgets.*",
                "static himalia.playground.Playground.*");
    }

    /// What operators and brackets do to columns and tables of Tablesaw, which have no methods for it.
    @Override
    public List<String> operators() {
        return List.of(
                "himalia.data.TableFormulas",
                "himalia.PythonNames",
                "himalia.TensorNames",
                "himalia.LayerNames",
                "himalia.TableNames",
                "himalia.FigureNames");
    }

    @Override
    public Map<String, String> names() {
        return ForeignNames.ALL;
    }

    @Override
    public Map<String, String> parameters() {
        return ForeignNames.PARAMETERS;
    }

    /// Keras' names of losses, metrics, optimizers and activations.
    @Override
    public List<String> words() {
        return KerasNames.all();
    }

    @Override
    public Map<String, String> instead() {
        return ForeignNames.INSTEAD;
    }

    /// The loops of vectors, which add in another order than plain ones: a kernel asks for them itself.
    @Override
    public List<String> modules() {
        return List.of("jdk.incubator.vector");
    }

    /// Tablesaw looks for readers in all jars when its `Table` is first used, which takes most of a second and much
    /// more on a busy machine: time that a notebook has while its reader looks at the first cells.
    private static void loadTablesaw() {
        Thread.ofPlatform().name("himalia-tablesaw").daemon().start(() -> {
            try {
                Thread.sleep(AFTER_THE_START_MILLIS); // the processors are the kernel's first
                Table.create();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the JVM ends
            }
        });
    }
}
