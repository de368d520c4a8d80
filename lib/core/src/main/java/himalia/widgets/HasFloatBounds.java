package himalia.widgets;

/// Numbers between which the value stays. A value outside comes to the nearer one.
///
/// @param <W> the widget
public interface HasFloatBounds<W> {
    /// The least value.
    default W min(double min) {
        return Settings.set(this, "min", min);
    }

    /// What [#min(double)] has set.
    default double min() {
        return Settings.get(this, "min");
    }

    /// The largest value.
    default W max(double max) {
        return Settings.set(this, "max", max);
    }

    /// What [#max(double)] has set.
    default double max() {
        return Settings.get(this, "max");
    }
}
