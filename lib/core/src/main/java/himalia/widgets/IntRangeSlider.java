package himalia.widgets;

/// A slider with two handles over whole numbers.
///
/// ```java
/// new IntRangeSlider().min(0).max(10).value(2, 7).upper()               // 7
/// ```
public final class IntRangeSlider extends Widget
        implements IntRangeValue<IntRangeSlider>,
                HasIntBounds<IntRangeSlider>,
                HasIntStep<IntRangeSlider>,
                HasReadoutFormat<IntRangeSlider>,
                HasDescription<IntRangeSlider>,
                HasDisabled<IntRangeSlider>,
                HasContinuousUpdate<IntRangeSlider>,
                HasOrientation<IntRangeSlider> {
    /// A new one, as ipywidgets makes it.
    public IntRangeSlider() {
        super("IntRangeSlider", "IntRangeSliderView");
        control("Slider");
        add("behavior", Kind.oneOf("drag-tap", "drag-snap", "tap", "drag", "snap"), "drag-tap");
        add("continuous_update", Kind.BOOL, true);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("readout", Kind.BOOL, true);
        add("readout_format", Kind.TEXT, "d");
        add("min", Kind.INT, 0);
        add("max", Kind.INT, 100);
        add("step", Kind.INT, 1);
        Bounds.keep(this, addValue("value", Kind.INT_RANGE, new IntRange(25, 75)), Bounds::ints);
    }
}
