package himalia.widgets;

/// When a hand is heard: at every move, or when it lets go.
///
/// @param <W> the widget
public interface HasContinuousUpdate<W> {
    /// Whether every move is told, or the last one only.
    default W continuousUpdate(boolean continuousUpdate) {
        return Settings.set(this, "continuous_update", continuousUpdate);
    }

    /// What [#continuousUpdate(boolean)] has set.
    default boolean continuousUpdate() {
        return Settings.get(this, "continuous_update");
    }
}
