package himalia.widgets;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A field for a day and a time, as they are written, without a zone.
///
/// ```java
/// new NaiveDatetimePicker().value(LocalDateTime.of(2024, 2, 29, 1, 2))
/// ```
public final class NaiveDatetimePicker extends Widget
        implements ValueWidget<LocalDateTime, NaiveDatetimePicker>,
                HasDescription<NaiveDatetimePicker>,
                HasDisabled<NaiveDatetimePicker> {
    /// A new one, as ipywidgets makes it.
    public NaiveDatetimePicker() {
        super("NaiveDatetimePicker", CONTROLS, "2.0.0", "NaiveDatetimeModel", CONTROLS, "2.0.0", "DatetimeView");
        control("Description");
        add("min", Kind.DATE_TIME, null);
        add("max", Kind.DATE_TIME, null);
        Bounds.keep(this, addValue("value", Kind.DATE_TIME, null), Bounds::number);
    }

    /// What is chosen, null if nothing is.
    public @Nullable LocalDateTime value() {
        return Settings.valueIfAny(this);
    }

    /// Sets what is chosen; null for nothing.
    public NaiveDatetimePicker value(@Nullable LocalDateTime value) {
        return Settings.setValue(this, value);
    }

    /// The earliest.
    public NaiveDatetimePicker min(LocalDateTime min) {
        return Settings.set(this, "min", min);
    }

    /// The latest.
    public NaiveDatetimePicker max(LocalDateTime max) {
        return Settings.set(this, "max", max);
    }

    @Override
    @SuppressWarnings("NullAway") // as value() has it
    public LocalDateTime get() {
        return value();
    }

    @Override
    public NaiveDatetimePicker set(LocalDateTime value) {
        return value(value);
    }
}
