package himalia.kernel.cell.javac;

/// Reads a cell in plain Java. It is shown the cell when all of it is attributed and nothing has been put into its
/// trees yet, once for each attempt that comes so far: the last one counts.
interface PlainReader {
    /// Takes what it wants of a cell that has no error up to here.
    ///
    /// @throws himalia.kernel.cell.javac.sugar.NoPlainForm if the cell has none
    void read(Attempt attempt);

    /// Whether later cells will see what the cell declares.
    boolean declares();
}
