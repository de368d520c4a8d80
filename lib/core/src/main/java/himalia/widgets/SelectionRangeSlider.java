package himalia.widgets;

import java.util.Collection;
import java.util.List;

/// A slider with two handles over options; its value is the first and the last one.
///
/// ```java
/// new SelectionRangeSlider<>("Mon", "Tue", "Wed").index(0, 1).value()   // [Mon, Tue]
/// ```
///
/// @param <T> an option
public final class SelectionRangeSlider<T> extends Settings.Chooses
        implements HasManyOptions<T, SelectionRangeSlider<T>>,
                HasDescription<SelectionRangeSlider<T>>,
                HasDisabled<SelectionRangeSlider<T>>,
                HasContinuousUpdate<SelectionRangeSlider<T>>,
                HasOrientation<SelectionRangeSlider<T>>,
                HasReadout<SelectionRangeSlider<T>> {
    /// One without options.
    public SelectionRangeSlider() {
        super("SelectionRangeSlider", "Slider", Kind.INTS, List.of(0, 0));
        add("behavior", Kind.oneOf("drag-tap", "drag-snap", "tap", "drag", "snap"), "drag-tap");
        add("continuous_update", Kind.BOOL, true);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("readout", Kind.BOOL, true);
    }

    /// One with options.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public SelectionRangeSlider(T... options) {
        this(List.of(options));
    }

    /// One with options.
    public SelectionRangeSlider(Collection<? extends T> options) {
        this();
        options(options);
    }
}
