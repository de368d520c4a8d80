package himalia.widgets;

/// A slider over numbers.
///
/// ```java
/// var lr = new FloatSlider().min(0).max(1).step(0.01).value(0.1).description("lr");
/// lr.value()                                                            // 0.1
/// ```
public final class FloatSlider extends Widget
        implements FloatValue<FloatSlider>,
                HasFloatBounds<FloatSlider>,
                HasFloatStep<FloatSlider>,
                HasReadoutFormat<FloatSlider>,
                HasDescription<FloatSlider>,
                HasDisabled<FloatSlider>,
                HasContinuousUpdate<FloatSlider>,
                HasOrientation<FloatSlider> {
    /// A new one, as ipywidgets makes it.
    public FloatSlider() {
        super("FloatSlider", "FloatSliderView");
        control("Slider");
        add("behavior", Kind.oneOf("drag-tap", "drag-snap", "tap", "drag", "snap"), "drag-tap");
        add("continuous_update", Kind.BOOL, true);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("readout", Kind.BOOL, true);
        add("readout_format", Kind.TEXT, ".2f");
        add("min", Kind.FLOAT, 0.0);
        add("max", Kind.FLOAT, 100.0);
        add("step", Kind.FLOAT, 0.1);
        Bounds.keep(this, addValue("value", Kind.FLOAT, 0.0), Bounds::number);
    }
}
