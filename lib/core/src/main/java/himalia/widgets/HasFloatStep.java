package himalia.widgets;

/// By how much the value changes at once.
///
/// @param <W> the widget
public interface HasFloatStep<W> {
    /// By how much it changes at once.
    default W step(double step) {
        return Settings.set(this, "step", step);
    }
}
