package himalia.widgets;

/// A line of text; `$...$` is set as a formula.
///
/// ```java
/// var loss = new Label("$L = 0$");
/// loss.value("$L = 0.5$");
/// ```
public final class Label extends Widget implements TextValue<Label>, HasDescription<Label>, HasPlaceholder<Label> {
    /// A new one, as ipywidgets makes it.
    public Label() {
        super("Label", "LabelView");
        described("Label");
        add("placeholder", Kind.TEXT, NO_TEXT);
        addValue("value", Kind.TEXT, "");
    }

    /// One with a text.
    public Label(String value) {
        this();
        value(value);
    }
}
