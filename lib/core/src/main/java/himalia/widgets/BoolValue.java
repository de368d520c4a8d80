package himalia.widgets;

import java.util.function.BooleanSupplier;

/// A widget whose value is true or false.
///
/// @param <W> the widget
public interface BoolValue<W> extends ValueWidget<Boolean, W>, BooleanSupplier {
    /// The value now; a loop may read it in every step.
    default boolean value() {
        return Settings.<Boolean>value(this);
    }

    /// Sets the value.
    default W value(boolean value) {
        return Settings.setValue(this, value);
    }

    @Override
    default Boolean get() {
        return value();
    }

    @Override
    default W set(Boolean value) {
        return value(value);
    }

    @Override
    default boolean getAsBoolean() {
        return value();
    }
}
