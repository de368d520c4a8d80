package himalia.widgets;

import java.util.function.DoubleSupplier;

/// A widget whose value is a number: it can be given wherever a `DoubleSupplier` is taken.
///
/// @param <W> the widget
public interface FloatValue<W> extends ValueWidget<Double, W>, DoubleSupplier {
    /// The value now; a loop may read it in every step.
    default double value() {
        return Settings.<Double>value(this);
    }

    /// Sets the value.
    default W value(double value) {
        return Settings.setValue(this, value);
    }

    @Override
    default Double get() {
        return value();
    }

    @Override
    default W set(Double value) {
        return value(value);
    }

    @Override
    default double getAsDouble() {
        return value();
    }
}
