package himalia.widgets;

/// By how much the value changes at once.
///
/// @param <W> the widget
public interface HasIntStep<W> {
    /// By how much it changes at once.
    default W step(int step) {
        return Settings.set(this, "step", step);
    }

    /// What [#step(int)] has set.
    default int step() {
        return Settings.get(this, "step");
    }
}
