package himalia.widgets;

/// A slider with two handles over numbers.
///
/// ```java
/// new FloatRangeSlider().min(0).max(1).value(0.2, 0.7).lower()          // 0.2
/// ```
public final class FloatRangeSlider extends Widget
        implements FloatRangeValue<FloatRangeSlider>,
                HasFloatBounds<FloatRangeSlider>,
                HasFloatStep<FloatRangeSlider>,
                HasReadoutFormat<FloatRangeSlider>,
                HasDescription<FloatRangeSlider>,
                HasDisabled<FloatRangeSlider>,
                HasContinuousUpdate<FloatRangeSlider>,
                HasOrientation<FloatRangeSlider> {
    /// A new one, as ipywidgets makes it.
    public FloatRangeSlider() {
        super("FloatRangeSlider", "FloatRangeSliderView");
        control("Slider");
        add("behavior", Kind.oneOf("drag-tap", "drag-snap", "tap", "drag", "snap"), "drag-tap");
        add("continuous_update", Kind.BOOL, true);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("readout", Kind.BOOL, true);
        add("readout_format", Kind.TEXT, ".2f");
        add("min", Kind.FLOAT, 0.0);
        add("max", Kind.FLOAT, 100.0);
        add("step", Kind.FLOAT, 0.1);
        Bounds.keep(this, addValue("value", Kind.FLOAT_RANGE, new FloatRange(25, 75)), Bounds::floats);
    }
}
