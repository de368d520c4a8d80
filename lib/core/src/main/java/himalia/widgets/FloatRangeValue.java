package himalia.widgets;

/// A widget whose value goes from one number to another.
///
/// @param <W> the widget
public interface FloatRangeValue<W> extends ValueWidget<FloatRange, W> {
    /// The value now; a loop may read it in every step.
    default FloatRange value() {
        return Settings.<FloatRange>value(this);
    }

    /// Sets the value.
    default W value(FloatRange value) {
        return Settings.setValue(this, value);
    }

    @Override
    default FloatRange get() {
        return value();
    }

    @Override
    default W set(FloatRange value) {
        return value(value);
    }

    /// Sets both ends.
    default W value(double lower, double upper) {
        return value(new FloatRange(lower, upper));
    }

    /// The smaller end.
    default double lower() {
        return value().lower();
    }

    /// The larger end.
    default double upper() {
        return value().upper();
    }
}
