package himalia.api;

import java.util.List;

/// What a library hears of the cells that carries their work to other machines, once it has said
/// [Frontend#listen].
///
/// A library whose jar has a file `META-INF/himalia/carries-cells` makes the kernel prepare all code of cells for that:
/// no class has the name of an earlier one, the records and classes of cells are `Serializable`, and a serializable
/// lambda takes along the values of the variables that it reads.
public interface CellListener {
    /// Classes that are about to run, before their cell does. A listener is told of those that were there before it,
    /// too. The kernel waits for it.
    default void defined(List<CellClass> classes) {}

    /// A cell begins, on the calling thread.
    ///
    /// @param cell the number of the cell
    default void begins(int cell, String code) {}

    /// The cell that runs was told to stop. Called on a thread of its own.
    default void stopped() {}
}
