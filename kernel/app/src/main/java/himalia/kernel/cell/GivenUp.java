package himalia.kernel.cell;

/// Ends the thread of a cell that was given up because it did not stop: another has its place by now.
public final class GivenUp extends Error {
    private static final long serialVersionUID = 1;

    GivenUp() {
        super("the cell was given up", null, false, false);
    }
}
