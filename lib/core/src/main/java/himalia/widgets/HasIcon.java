package himalia.widgets;

/// A picture on a button.
///
/// @param <W> the widget
public interface HasIcon<W> {
    /// The name of an icon of Font Awesome, such as `"check"`.
    default W icon(String icon) {
        return Settings.set(this, "icon", icon);
    }

    /// What [#icon(String)] has set.
    default String icon() {
        return Settings.get(this, "icon");
    }
}
