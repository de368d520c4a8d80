package himalia.widgets;

import java.util.function.IntSupplier;

/// A widget whose value is a whole number.
///
/// @param <W> the widget
public interface IntValue<W> extends ValueWidget<Integer, W>, IntSupplier {
    /// The value now; a loop may read it in every step.
    default int value() {
        return Settings.<Integer>value(this);
    }

    /// Sets the value.
    default W value(int value) {
        return Settings.setValue(this, value);
    }

    @Override
    default Integer get() {
        return value();
    }

    @Override
    default W set(Integer value) {
        return value(value);
    }

    @Override
    default int getAsInt() {
        return value();
    }
}
