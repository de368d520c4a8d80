package himalia.widgets;

/// A box with a tick, or without.
///
/// ```java
/// new Checkbox().description("shuffle").value(true).value()             // true
/// ```
public final class Checkbox extends Widget
        implements BoolValue<Checkbox>, HasDescription<Checkbox>, HasDisabled<Checkbox> {
    /// A new one, as ipywidgets makes it.
    public Checkbox() {
        super("Checkbox", "CheckboxView");
        control("Checkbox");
        add("indent", Kind.BOOL, true);
        addValue("value", Kind.BOOL, false);
    }

    /// Whether it stands below the fields of other controls or at the left.
    public Checkbox indent(boolean indent) {
        return Settings.set(this, "indent", indent);
    }
}
