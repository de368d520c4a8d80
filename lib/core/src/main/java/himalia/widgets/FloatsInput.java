package himalia.widgets;

import java.util.List;

/// A field for several numbers.
///
/// ```java
/// new FloatsInput().value(0.1, 0.01).format(".2f")
/// ```
public final class FloatsInput extends Widget
        implements ValueWidget<List<Double>, FloatsInput>, HasDescription<FloatsInput>, HasPlaceholder<FloatsInput> {
    /// A new one, as ipywidgets makes it.
    public FloatsInput() {
        super("FloatsInput", "FloatsInputView");
        described("Description");
        add("allow_duplicates", Kind.BOOL, true);
        add("allowed_tags", Kind.FLOATS, List.of());
        add("placeholder", Kind.TEXT, NO_TEXT);
        add("tag_style", BUTTON_STYLE, "");
        add("format", Kind.TEXT, ".1f");
        add("max", Kind.FLOAT.orNull(), null);
        add("min", Kind.FLOAT.orNull(), null);
        takesOnly(addValue("value", Kind.FLOATS, List.of()), "allowed_tags");
    }

    /// What is in it.
    public List<Double> value() {
        return Settings.value(this);
    }

    /// Puts these in.
    public FloatsInput value(Double... values) {
        return set(List.of(values));
    }

    /// What may be in it; anything if nothing is named.
    public FloatsInput allowedTags(Double... tags) {
        return Settings.set(this, "allowed_tags", List.of(tags));
    }

    /// Whether one may be in it twice.
    public FloatsInput allowDuplicates(boolean allow) {
        return Settings.set(this, "allow_duplicates", allow);
    }

    /// `"primary"`, `"success"`, `"info"`, `"warning"`, `"danger"` or nothing.
    public FloatsInput tagStyle(String style) {
        return Settings.set(this, "tag_style", style);
    }

    /// How a number is written, as d3 writes formats.
    public FloatsInput format(String format) {
        return Settings.set(this, "format", format);
    }

    /// The least number that is taken.
    public FloatsInput min(double min) {
        return Settings.set(this, "min", min);
    }

    /// The largest number that is taken.
    public FloatsInput max(double max) {
        return Settings.set(this, "max", max);
    }

    @Override
    public List<Double> get() {
        return value();
    }

    @Override
    public FloatsInput set(List<Double> values) {
        return Settings.setValue(this, List.copyOf(values));
    }
}
