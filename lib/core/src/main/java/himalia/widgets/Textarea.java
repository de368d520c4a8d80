package himalia.widgets;

/// A field for several lines of text.
///
/// ```java
/// new Textarea().rows(4).placeholder("Type something")
/// ```
public final class Textarea extends Widget
        implements TextValue<Textarea>,
                HasDescription<Textarea>,
                HasPlaceholder<Textarea>,
                HasDisabled<Textarea>,
                HasContinuousUpdate<Textarea>,
                HasRows<Textarea> {
    /// A new one, as ipywidgets makes it.
    public Textarea() {
        super("Textarea", "TextareaView");
        control("Text");
        add("continuous_update", Kind.BOOL, true);
        add("placeholder", Kind.TEXT, NO_TEXT);
        add("rows", Kind.INT.orNull(), null);
        addValue("value", Kind.TEXT, "");
    }
}
