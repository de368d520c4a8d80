package himalia.widgets;

/// How many lines are seen at once.
///
/// @param <W> the widget
public interface HasRows<W> {
    /// How many lines are seen at once.
    default W rows(int rows) {
        return Settings.set(this, "rows", rows);
    }
}
