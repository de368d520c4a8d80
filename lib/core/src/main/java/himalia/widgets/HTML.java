package himalia.widgets;

/// A piece of HTML.
///
/// ```java
/// new HTML("<b>done</b>")
/// ```
public final class HTML extends Widget implements TextValue<HTML>, HasDescription<HTML>, HasPlaceholder<HTML> {
    /// A new one, as ipywidgets makes it.
    public HTML() {
        super("HTML", "HTMLView");
        described("HTML");
        add("placeholder", Kind.TEXT, NO_TEXT);
        addValue("value", Kind.TEXT, "");
    }

    /// One with a text.
    public HTML(String value) {
        this();
        value(value);
    }
}
