package himalia.kernel.cell;

/// A cell to be run.
///
/// @param number the execution count, as the user sees it: `Cell [12]`
/// @param code   the text, with `\n` between lines
public record Cell(int number, String code) {}
