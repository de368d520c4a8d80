package himalia.widgets;

import java.util.List;

/// A field for several words.
///
/// ```java
/// new TagsInput().value("pizza", "fries").allowedTags("pizza", "fries", "tomatoes")
/// ```
public final class TagsInput extends Widget
        implements ValueWidget<List<String>, TagsInput>, HasDescription<TagsInput>, HasPlaceholder<TagsInput> {
    /// A new one, as ipywidgets makes it.
    public TagsInput() {
        super("TagsInput", "TagsInputView");
        described("Description");
        add("allow_duplicates", Kind.BOOL, true);
        add("allowed_tags", Kind.TEXTS, List.of());
        add("placeholder", Kind.TEXT, NO_TEXT);
        add("tag_style", BUTTON_STYLE, "");
        takesOnly(addValue("value", Kind.TEXTS, List.of()), "allowed_tags");
    }

    /// What is in it.
    public List<String> value() {
        return Settings.value(this);
    }

    /// Puts these in.
    public TagsInput value(String... values) {
        return set(List.of(values));
    }

    /// What may be in it; anything if nothing is named.
    public TagsInput allowedTags(String... tags) {
        return Settings.set(this, "allowed_tags", List.of(tags));
    }

    /// Whether one may be in it twice.
    public TagsInput allowDuplicates(boolean allow) {
        return Settings.set(this, "allow_duplicates", allow);
    }

    /// `"primary"`, `"success"`, `"info"`, `"warning"`, `"danger"` or nothing.
    public TagsInput tagStyle(String style) {
        return Settings.set(this, "tag_style", style);
    }

    @Override
    public List<String> get() {
        return value();
    }

    @Override
    public TagsInput set(List<String> values) {
        return Settings.setValue(this, List.copyOf(values));
    }
}
