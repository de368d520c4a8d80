package himalia.kernel.cell;

/// A cell to be run.
///
/// @param number the execution count, as the user sees it: `Cell [12]`; below zero for one of a file
/// @param code   the text, with `\n` between lines
public record Cell(int number, String code) {
    /// A cell of a file that another loads.
    ///
    /// @param title the file, and which of its cells, as tracebacks say it: `Cell [imports.ipynb 3]`
    public static Cell ofFile(String title, String code) {
        return new Cell(Frames.number(title), code);
    }

    /// Whether it is a cell of a file, of which the notebook does not show the lines.
    public boolean isOfFile() {
        return number < 0;
    }
}
