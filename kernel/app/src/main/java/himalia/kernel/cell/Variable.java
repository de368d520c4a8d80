package himalia.kernel.cell;

/// A variable of the cells, as a list of all of them shows it.
///
/// @param type  without packages, for example `List<String>`
/// @param shape the sizes of what has any: `[2, 3]` of a tensor, `3` of a list or array; else empty
/// @param value its text, cut where that is long
public record Variable(String name, String type, String shape, String value) {}
