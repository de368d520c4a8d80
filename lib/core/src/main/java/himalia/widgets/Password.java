package himalia.widgets;

import java.util.function.Consumer;

/// A field for a text that nobody should read over one's shoulder. It is sent and saved as plain text.
///
/// ```java
/// new Password().placeholder("Enter password")
/// ```
public final class Password extends Widget
        implements TextValue<Password>,
                HasDescription<Password>,
                HasPlaceholder<Password>,
                HasDisabled<Password>,
                HasContinuousUpdate<Password> {
    /// A new one, as ipywidgets makes it.
    public Password() {
        super("Password", "PasswordView");
        control("Text");
        add("continuous_update", Kind.BOOL, true);
        add("placeholder", Kind.TEXT, NO_TEXT);
        addValue("value", Kind.TEXT, "");
    }

    /// Calls a handler with the text when the Enter key is pressed.
    public Password onSubmit(Consumer<String> handler) {
        onMessage((content, buffers) -> {
            if ("submit".equals(content.get("event"))) {
                handler.accept(value());
            }
        });
        return this;
    }
}
