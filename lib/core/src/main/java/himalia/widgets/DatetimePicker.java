package himalia.widgets;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// A field for a moment, which the page shows in the zone of its reader.
///
/// ```java
/// new DatetimePicker().value(ZonedDateTime.now())
/// ```
public final class DatetimePicker extends Widget
        implements ValueWidget<ZonedDateTime, DatetimePicker>,
                HasDescription<DatetimePicker>,
                HasDisabled<DatetimePicker> {
    /// A new one, as ipywidgets makes it.
    public DatetimePicker() {
        super("DatetimePicker", CONTROLS, "2.0.0", "DatetimeModel", CONTROLS, "2.0.0", "DatetimeView");
        control("Description");
        add("min", Kind.MOMENT, null);
        add("max", Kind.MOMENT, null);
        Bounds.keep(this, addValue("value", Kind.MOMENT, null), Bounds::number);
    }

    /// What is chosen, null if nothing is.
    public @Nullable ZonedDateTime value() {
        return Settings.valueIfAny(this);
    }

    /// Sets what is chosen; null for nothing.
    public DatetimePicker value(@Nullable ZonedDateTime value) {
        return Settings.setValue(this, value);
    }

    /// The earliest.
    public DatetimePicker min(ZonedDateTime min) {
        return Settings.set(this, "min", min);
    }

    /// The latest.
    public DatetimePicker max(ZonedDateTime max) {
        return Settings.set(this, "max", max);
    }

    @Override
    @SuppressWarnings("NullAway") // as value() has it
    public ZonedDateTime get() {
        return value();
    }

    @Override
    public DatetimePicker set(ZonedDateTime value) {
        return value(value);
    }
}
