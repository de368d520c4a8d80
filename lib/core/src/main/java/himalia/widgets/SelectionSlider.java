package himalia.widgets;

import java.util.Collection;
import java.util.List;

/// A slider over options.
///
/// ```java
/// new SelectionSlider<>(1e-3, 1e-2, 1e-1).description("lr").value()     // 0.001
/// ```
///
/// @param <T> an option
public final class SelectionSlider<T> extends Settings.Chooses
        implements HasOptions<T, SelectionSlider<T>>,
                HasDescription<SelectionSlider<T>>,
                HasDisabled<SelectionSlider<T>>,
                HasContinuousUpdate<SelectionSlider<T>>,
                HasOrientation<SelectionSlider<T>>,
                HasReadout<SelectionSlider<T>> {
    /// One without options.
    public SelectionSlider() {
        super("SelectionSlider", "Slider", Kind.INT.orNull(), null);
        add("behavior", Kind.oneOf("drag-tap", "drag-snap", "tap", "drag", "snap"), "drag-tap");
        add("continuous_update", Kind.BOOL, true);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("readout", Kind.BOOL, true);
    }

    /// One with options, of which the first is chosen.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public SelectionSlider(T... options) {
        this(List.of(options));
    }

    /// One with options, of which the first is chosen.
    public SelectionSlider(Collection<? extends T> options) {
        this();
        options(options);
    }
}
