package himalia.kernel.cell;

/// A place in a cell.
///
/// @param cell  number of the cell
/// @param line  line in that cell, from 1
/// @param where the method around it, such as `f` or `Point.norm`, or an empty text
public record Spot(int cell, int line, String where) {}
