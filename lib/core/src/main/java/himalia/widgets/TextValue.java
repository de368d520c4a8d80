package himalia.widgets;

/// A widget whose value is a text.
///
/// @param <W> the widget
public interface TextValue<W> extends ValueWidget<String, W> {
    /// The value now; a loop may read it in every step.
    default String value() {
        return Settings.<String>value(this);
    }

    /// Sets the value.
    default W value(String value) {
        return Settings.setValue(this, value);
    }

    @Override
    default String get() {
        return value();
    }

    @Override
    default W set(String value) {
        return value(value);
    }
}
