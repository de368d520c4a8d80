package himalia.widgets;

/// The look of a button.
///
/// @param <W> the widget
public interface HasButtonStyle<W> {
    /// `"primary"`, `"success"`, `"info"`, `"warning"`, `"danger"` or nothing.
    default W buttonStyle(String buttonStyle) {
        return Settings.set(this, "button_style", buttonStyle);
    }

    /// What [#buttonStyle(String)] has set.
    default String buttonStyle() {
        return Settings.get(this, "button_style");
    }
}
