package himalia.widgets;

import java.util.List;

/// A field for several colors.
///
/// ```java
/// new ColorsInput().value("red", "#2f6d30")
/// ```
public final class ColorsInput extends Widget
        implements ValueWidget<List<String>, ColorsInput>, HasDescription<ColorsInput>, HasPlaceholder<ColorsInput> {
    /// A new one, as ipywidgets makes it.
    public ColorsInput() {
        super("ColorsInput", "ColorsInputView");
        described("Description");
        add("allow_duplicates", Kind.BOOL, true);
        add("allowed_tags", Kind.COLORS, List.of());
        add("placeholder", Kind.TEXT, NO_TEXT);
        takesOnly(addValue("value", Kind.COLORS, List.of()), "allowed_tags");
    }

    /// What is in it.
    public List<String> value() {
        return Settings.value(this);
    }

    /// Puts these in.
    public ColorsInput value(String... values) {
        return set(List.of(values));
    }

    /// What may be in it; anything if nothing is named.
    public ColorsInput allowedTags(String... tags) {
        return Settings.set(this, "allowed_tags", List.of(tags));
    }

    /// Whether one may be in it twice.
    public ColorsInput allowDuplicates(boolean allow) {
        return Settings.set(this, "allow_duplicates", allow);
    }

    @Override
    public List<String> get() {
        return value();
    }

    @Override
    public ColorsInput set(List<String> values) {
        return Settings.setValue(this, List.copyOf(values));
    }
}
