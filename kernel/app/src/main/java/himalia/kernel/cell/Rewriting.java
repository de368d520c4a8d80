package himalia.kernel.cell;

/// A cell as it may have been meant.
///
/// @param why  what is said differently in Java
/// @param code the whole cell
record Rewriting(String why, String code) {}
