package himalia.widgets;

import java.util.List;
import java.util.function.Consumer;

/// A field for a line of text, with texts to choose from.
///
/// ```java
/// new Combobox().options("Paul", "John").ensureOption(true)
/// ```
public final class Combobox extends Widget
        implements TextValue<Combobox>,
                HasDescription<Combobox>,
                HasPlaceholder<Combobox>,
                HasDisabled<Combobox>,
                HasContinuousUpdate<Combobox> {
    /// A new one, as ipywidgets makes it.
    public Combobox() {
        super("Combobox", "ComboboxView");
        control("Text");
        add("continuous_update", Kind.BOOL, true);
        add("placeholder", Kind.TEXT, NO_TEXT);
        add("ensure_option", Kind.BOOL, false);
        add("options", Kind.TEXTS, List.of());
        addValue("value", Kind.TEXT, "");
    }

    /// Calls a handler with the text when the Enter key is pressed.
    public Combobox onSubmit(Consumer<String> handler) {
        onMessage((content, buffers) -> {
            if ("submit".equals(content.get("event"))) {
                handler.accept(value());
            }
        });
        return this;
    }

    /// The texts to choose from.
    public Combobox options(String... options) {
        return Settings.set(this, "options", List.of(options));
    }

    /// Whether no other text is taken.
    public Combobox ensureOption(boolean ensure) {
        return Settings.set(this, "ensure_option", ensure);
    }
}
