package himalia.widgets;

import java.util.List;

/// A field for several whole numbers.
///
/// ```java
/// new IntsInput().value(5, 5, 1).min(1)                // the layers of a network
/// ```
public final class IntsInput extends Widget
        implements ValueWidget<List<Integer>, IntsInput>, HasDescription<IntsInput>, HasPlaceholder<IntsInput> {
    /// A new one, as ipywidgets makes it.
    public IntsInput() {
        super("IntsInput", "IntsInputView");
        described("Description");
        add("allow_duplicates", Kind.BOOL, true);
        add("allowed_tags", Kind.INTS, List.of());
        add("placeholder", Kind.TEXT, NO_TEXT);
        add("tag_style", BUTTON_STYLE, "");
        add("format", Kind.TEXT, "d");
        add("max", Kind.INT.orNull(), null);
        add("min", Kind.INT.orNull(), null);
        takesOnly(addValue("value", Kind.INTS, List.of()), "allowed_tags");
    }

    /// What is in it.
    public List<Integer> value() {
        return Settings.value(this);
    }

    /// Puts these in.
    public IntsInput value(Integer... values) {
        return set(List.of(values));
    }

    /// What may be in it; anything if nothing is named.
    public IntsInput allowedTags(Integer... tags) {
        return Settings.set(this, "allowed_tags", List.of(tags));
    }

    /// Whether one may be in it twice.
    public IntsInput allowDuplicates(boolean allow) {
        return Settings.set(this, "allow_duplicates", allow);
    }

    /// `"primary"`, `"success"`, `"info"`, `"warning"`, `"danger"` or nothing.
    public IntsInput tagStyle(String style) {
        return Settings.set(this, "tag_style", style);
    }

    /// How a number is written, as d3 writes formats.
    public IntsInput format(String format) {
        return Settings.set(this, "format", format);
    }

    /// The least number that is taken.
    public IntsInput min(int min) {
        return Settings.set(this, "min", min);
    }

    /// The largest number that is taken.
    public IntsInput max(int max) {
        return Settings.set(this, "max", max);
    }

    @Override
    public List<Integer> get() {
        return value();
    }

    @Override
    public IntsInput set(List<Integer> values) {
        return Settings.setValue(this, List.copyOf(values));
    }
}
