package himalia.widgets;

/// A button that stays down.
///
/// ```java
/// new ToggleButton().description("log").icon("check").value()           // false
/// ```
public final class ToggleButton extends Widget
        implements BoolValue<ToggleButton>,
                HasDescription<ToggleButton>,
                HasDisabled<ToggleButton>,
                HasButtonStyle<ToggleButton>,
                HasIcon<ToggleButton> {
    /// A new one, as ipywidgets makes it.
    public ToggleButton() {
        super("ToggleButton", "ToggleButtonView");
        control("ToggleButton");
        add("button_style", BUTTON_STYLE, "");
        add("icon", Kind.TEXT, "");
        addValue("value", Kind.BOOL, false);
    }
}
