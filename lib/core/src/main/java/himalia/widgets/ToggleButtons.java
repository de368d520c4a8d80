package himalia.widgets;

import java.util.Collection;
import java.util.List;

/// Buttons of which one is down.
///
/// ```java
/// new ToggleButtons<>(16, 32, 64).description("batch").value()          // 16
/// ```
///
/// @param <T> an option
public final class ToggleButtons<T> extends Settings.Chooses
        implements HasOptions<T, ToggleButtons<T>>,
                HasDescription<ToggleButtons<T>>,
                HasDisabled<ToggleButtons<T>>,
                HasButtonStyle<ToggleButtons<T>> {
    /// One without options.
    public ToggleButtons() {
        super("ToggleButtons", "ToggleButtons", Kind.INT.orNull(), null);
        add("button_style", BUTTON_STYLE, "");
        add("icons", Kind.TEXTS, List.of());
        add("tooltips", Kind.TEXTS, List.of());
    }

    /// One with options, of which the first is chosen.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public ToggleButtons(T... options) {
        this(List.of(options));
    }

    /// One with options, of which the first is chosen.
    public ToggleButtons(Collection<? extends T> options) {
        this();
        options(options);
    }

    /// The icons of Font Awesome on the buttons.
    public ToggleButtons<T> icons(String... icons) {
        return Settings.set(this, "icons", List.of(icons));
    }

    /// What is shown while the mouse rests on each.
    public ToggleButtons<T> tooltips(String... tooltips) {
        return Settings.set(this, "tooltips", List.of(tooltips));
    }
}
