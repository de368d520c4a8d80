package himalia.kernel.cell;

/// Thrown inside cell code when the user stops the cell.
///
/// An [Error], so that a cell's own `catch (Exception e)` does not swallow it.
public final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1;

    public CellInterrupted() {
        super("the cell was stopped", null, false, true);
    }
}
