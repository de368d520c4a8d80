package himalia.widgets;

/// A tick or a cross: whether something is right.
///
/// ```java
/// new Valid().value(true).description("trained")
/// ```
public final class Valid extends Widget implements BoolValue<Valid>, HasDescription<Valid>, HasDisabled<Valid> {
    /// A new one, as ipywidgets makes it.
    public Valid() {
        super("Valid", "ValidView");
        control("Description");
        add("readout", Kind.TEXT, "Invalid");
        addValue("value", Kind.BOOL, false);
    }

    /// What is said if it is not right.
    public Valid readout(String readout) {
        return Settings.set(this, "readout", readout);
    }
}
