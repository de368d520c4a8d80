package himalia.kernel.cell;

/// Thrown in place of `System.exit` in cell code, which would take the kernel and every variable with it.
public final class SystemExit extends RuntimeException {
    private static final long serialVersionUID = 1;

    SystemExit(String call) {
        super(call + " would stop the kernel and lose every variable, so only this cell was stopped.\n"
                + "Hint: to end a cell early, throw an exception; to start afresh, choose Kernel > Restart.");
    }
}
