package himalia.widgets;

import java.util.Collection;
import java.util.List;

/// Options side by side, one of them marked.
///
/// ```java
/// new RadioButtons<>("sgd", "adam").value("adam").index()               // 1
/// ```
///
/// @param <T> an option
public final class RadioButtons<T> extends Settings.Chooses
        implements HasOptions<T, RadioButtons<T>>,
                HasDescription<RadioButtons<T>>,
                HasDisabled<RadioButtons<T>>,
                HasOrientation<RadioButtons<T>> {
    /// One without options.
    public RadioButtons() {
        super("RadioButtons", "Description", Kind.INT.orNull(), null);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "vertical");
    }

    /// One with options, of which the first is chosen.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public RadioButtons(T... options) {
        this(List.of(options));
    }

    /// One with options, of which the first is chosen.
    public RadioButtons(Collection<? extends T> options) {
        this();
        options(options);
    }
}
