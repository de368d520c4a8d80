package himalia.widgets;

/// A slider that says where it stands.
///
/// @param <W> the widget
public interface HasReadout<W> {
    /// Whether the value stands beside it.
    default W readout(boolean readout) {
        return Settings.set(this, "readout", readout);
    }

    /// What [#readout(boolean)] has set.
    default boolean readout() {
        return Settings.get(this, "readout");
    }

    /// What a hand can do: `"drag-tap"`, `"drag-snap"`, `"tap"`, `"drag"` or `"snap"`.
    default W behavior(String behavior) {
        return Settings.set(this, "behavior", behavior);
    }

    /// What [#behavior(String)] has set.
    default String behavior() {
        return Settings.get(this, "behavior");
    }
}
