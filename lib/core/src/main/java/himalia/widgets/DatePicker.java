package himalia.widgets;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A field for a day.
///
/// ```java
/// new DatePicker().value(LocalDate.of(2024, 2, 29)).value()             // 2024-02-29
/// ```
public final class DatePicker extends Widget
        implements ValueWidget<LocalDate, DatePicker>, HasDescription<DatePicker>, HasDisabled<DatePicker> {
    /// A new one, as ipywidgets makes it.
    public DatePicker() {
        super("DatePicker", CONTROLS, "2.0.0", "DatePickerModel", CONTROLS, "2.0.0", "DatePickerView");
        control("Description");
        add("min", Kind.DATE, null);
        add("max", Kind.DATE, null);
        add("step", Kind.INT, 1);
        Bounds.keep(this, addValue("value", Kind.DATE, null), Bounds::number);
    }

    /// What is chosen, null if nothing is.
    public @Nullable LocalDate value() {
        return Settings.valueIfAny(this);
    }

    /// Sets what is chosen; null for nothing.
    public DatePicker value(@Nullable LocalDate value) {
        return Settings.setValue(this, value);
    }

    /// The earliest.
    public DatePicker min(LocalDate min) {
        return Settings.set(this, "min", min);
    }

    /// The latest.
    public DatePicker max(LocalDate max) {
        return Settings.set(this, "max", max);
    }

    /// By how many days it goes on.
    public DatePicker step(int days) {
        return Settings.set(this, "step", days);
    }

    @Override
    @SuppressWarnings("NullAway") // as value() has it
    public LocalDate get() {
        return value();
    }

    @Override
    public DatePicker set(LocalDate value) {
        return value(value);
    }
}
