package himalia.widgets;

/// A text that is shown while there is none.
///
/// @param <W> the widget
public interface HasPlaceholder<W> {
    /// What stands there as long as it is empty.
    default W placeholder(String placeholder) {
        return Settings.set(this, "placeholder", placeholder);
    }

    /// What [#placeholder(String)] has set.
    default String placeholder() {
        return Settings.get(this, "placeholder");
    }
}
