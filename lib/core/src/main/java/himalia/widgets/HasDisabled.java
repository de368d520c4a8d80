package himalia.widgets;

/// A control that can be switched off.
///
/// @param <W> the widget
public interface HasDisabled<W> {
    /// Whether a hand can move it; from Java it can always be set.
    default W disabled(boolean disabled) {
        return Settings.set(this, "disabled", disabled);
    }

    /// What [#disabled(boolean)] has set.
    default boolean disabled() {
        return Settings.get(this, "disabled");
    }
}
