package himalia.kernel.cell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A frame of a cell on the stack of a thread.
///
/// @param at     as stack traces have it
/// @param site   where it is, and the variables that are known of it
/// @param values what those hold
public record CellFrame(StackTraceElement at, Site site, List<@Nullable Object> values) {}
