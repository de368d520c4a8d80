package himalia.widgets;

import java.util.function.Consumer;

/// A field for one line of text.
///
/// ```java
/// new Text().value("iris.csv").description("File:").value()             // iris.csv
/// ```
public final class Text extends Widget
        implements TextValue<Text>,
                HasDescription<Text>,
                HasPlaceholder<Text>,
                HasDisabled<Text>,
                HasContinuousUpdate<Text> {
    /// A new one, as ipywidgets makes it.
    public Text() {
        super("Text", "TextView");
        control("Text");
        add("continuous_update", Kind.BOOL, true);
        add("placeholder", Kind.TEXT, NO_TEXT);
        addValue("value", Kind.TEXT, "");
    }

    /// Calls a handler with the text when the Enter key is pressed.
    public Text onSubmit(Consumer<String> handler) {
        onMessage((content, buffers) -> {
            if ("submit".equals(content.get("event"))) {
                handler.accept(value());
            }
        });
        return this;
    }
}
