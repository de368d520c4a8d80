package himalia.widgets;

/// A widget whose value goes from one whole number to another.
///
/// @param <W> the widget
public interface IntRangeValue<W> extends ValueWidget<IntRange, W> {
    /// The value now; a loop may read it in every step.
    default IntRange value() {
        return Settings.<IntRange>value(this);
    }

    /// Sets the value.
    default W value(IntRange value) {
        return Settings.setValue(this, value);
    }

    @Override
    default IntRange get() {
        return value();
    }

    @Override
    default W set(IntRange value) {
        return value(value);
    }

    /// Sets both ends.
    default W value(int lower, int upper) {
        return value(new IntRange(lower, upper));
    }

    /// The smaller end.
    default int lower() {
        return value().lower();
    }

    /// The larger end.
    default int upper() {
        return value().upper();
    }
}
