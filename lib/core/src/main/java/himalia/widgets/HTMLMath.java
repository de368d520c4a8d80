package himalia.widgets;

/// A piece of HTML with formulas in `$...$`.
///
/// ```java
/// new HTMLMath("<b>loss</b>: $\\sum_i e_i^2$")
/// ```
public final class HTMLMath extends Widget
        implements TextValue<HTMLMath>, HasDescription<HTMLMath>, HasPlaceholder<HTMLMath> {
    /// A new one, as ipywidgets makes it.
    public HTMLMath() {
        super("HTMLMath", "HTMLMathView");
        described("HTMLMath");
        add("placeholder", Kind.TEXT, NO_TEXT);
        addValue("value", Kind.TEXT, "");
    }

    /// One with a text.
    public HTMLMath(String value) {
        this();
        value(value);
    }
}
