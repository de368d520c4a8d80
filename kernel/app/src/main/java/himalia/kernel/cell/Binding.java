package himalia.kernel.cell;

import org.jspecify.annotations.Nullable;

/// A variable of the cells and the object that it holds now.
///
/// @param type without packages, for example `List<String>`
public record Binding(String name, String type, @Nullable Object value) {}
