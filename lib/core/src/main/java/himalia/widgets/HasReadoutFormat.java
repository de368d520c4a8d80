package himalia.widgets;

/// How the number beside a slider is written.
///
/// @param <W> the widget
public interface HasReadoutFormat<W> extends HasReadout<W> {
    /// As d3 writes formats: `".2f"`, `"d"`, `".0%"`.
    default W readoutFormat(String readoutFormat) {
        return Settings.set(this, "readout_format", readoutFormat);
    }

    /// What [#readoutFormat(String)] has set.
    default String readoutFormat() {
        return Settings.get(this, "readout_format");
    }
}
