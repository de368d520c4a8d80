package himalia.widgets;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// A field for a time of the day.
///
/// ```java
/// new TimePicker().value(LocalTime.of(8, 30)).value()                   // 08:30
/// ```
public final class TimePicker extends Widget
        implements ValueWidget<LocalTime, TimePicker>, HasDescription<TimePicker>, HasDisabled<TimePicker> {
    /// A new one, as ipywidgets makes it.
    public TimePicker() {
        super("TimePicker", CONTROLS, "2.0.0", "TimeModel", CONTROLS, "2.0.0", "TimeView");
        control("Description");
        add("min", Kind.TIME, null);
        add("max", Kind.TIME, null);
        add("step", Kind.FLOAT, 60.0);
        Bounds.keep(this, addValue("value", Kind.TIME, null), Bounds::number);
    }

    /// What is chosen, null if nothing is.
    public @Nullable LocalTime value() {
        return Settings.valueIfAny(this);
    }

    /// Sets what is chosen; null for nothing.
    public TimePicker value(@Nullable LocalTime value) {
        return Settings.setValue(this, value);
    }

    /// The earliest.
    public TimePicker min(LocalTime min) {
        return Settings.set(this, "min", min);
    }

    /// The latest.
    public TimePicker max(LocalTime max) {
        return Settings.set(this, "max", max);
    }

    /// By how many seconds it goes on.
    public TimePicker step(double seconds) {
        return Settings.set(this, "step", seconds);
    }

    @Override
    @SuppressWarnings("NullAway") // as value() has it
    public LocalTime get() {
        return value();
    }

    @Override
    public TimePicker set(LocalTime value) {
        return value(value);
    }
}
