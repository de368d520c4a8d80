package himalia.kernel.cell;

import java.util.List;
import java.util.Optional;

/// Compiles and runs cells. Knows nothing of Jupyter: code goes in, values and failures come out.
///
/// [#execute] and [#evaluate] are called on one thread, always the same; the other methods may be called from any
/// thread, also while a cell runs.
public interface CellEngine extends AutoCloseable {
    /// Runs a cell to its end, its failure or its interruption. Never throws because of what the cell does.
    CellResult execute(Cell cell);

    /// The value of an expression, as the user expressions of a request need it; the state is otherwise left alone.
    CellResult evaluate(String expression);

    /// Stops the running cell: its result is then a failure. Does nothing if none runs.
    void interrupt();

    /// Whether a text could be run as it is, or wants another line.
    Completeness completeness(String code);

    /// What could stand at the cursor.
    ///
    /// @param cursor offset in UTF-16 units
    Completion complete(String code, int cursor);

    /// What is known of the name at the cursor: signature, documentation, value.
    Optional<Inspection> inspect(String code, int cursor, boolean detailed);

    /// The variables that cells have declared, in the order in which they did.
    List<Variable> variables();

    /// The class loader in which cells and their libraries live.
    ClassLoader classLoader();

    /// Adds a jar or a folder of classes to what cells can use.
    void addToClassPath(java.nio.file.Path path);

    @Override
    void close();
}
