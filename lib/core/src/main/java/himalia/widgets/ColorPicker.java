package himalia.widgets;

/// A field for a color.
///
/// ```java
/// new ColorPicker().value("#ff8800").description("line").value()        // #ff8800
/// ```
public final class ColorPicker extends Widget
        implements TextValue<ColorPicker>, HasDescription<ColorPicker>, HasDisabled<ColorPicker> {
    /// A new one, as ipywidgets makes it.
    public ColorPicker() {
        super("ColorPicker", "ColorPickerView");
        control("Description");
        add("concise", Kind.BOOL, false);
        addValue("value", Kind.COLOR, "black");
    }

    /// Whether only the color itself is shown, without its name.
    public ColorPicker concise(boolean concise) {
        return Settings.set(this, "concise", concise);
    }
}
