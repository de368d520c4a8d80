package himalia.widgets;

/// Whole numbers between which the value stays. A value outside comes to the nearer one.
///
/// @param <W> the widget
public interface HasIntBounds<W> {
    /// The least value.
    default W min(int min) {
        return Settings.set(this, "min", min);
    }

    /// What [#min(int)] has set.
    default int min() {
        return Settings.get(this, "min");
    }

    /// The largest value.
    default W max(int max) {
        return Settings.set(this, "max", max);
    }

    /// What [#max(int)] has set.
    default int max() {
        return Settings.get(this, "max");
    }
}
