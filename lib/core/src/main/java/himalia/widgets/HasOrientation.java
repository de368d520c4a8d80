package himalia.widgets;

/// A control that lies or stands.
///
/// @param <W> the widget
public interface HasOrientation<W> {
    /// `"horizontal"` or `"vertical"`.
    default W orientation(String orientation) {
        return Settings.set(this, "orientation", orientation);
    }

    /// What [#orientation(String)] has set.
    default String orientation() {
        return Settings.get(this, "orientation");
    }
}
