package himalia.widgets;

/// A slider over whole numbers.
///
/// ```java
/// var k = new IntSlider().min(1).max(20).value(5).description("k");
/// k.value()                                                            // 5
/// ```
public final class IntSlider extends Widget
        implements IntValue<IntSlider>,
                HasIntBounds<IntSlider>,
                HasIntStep<IntSlider>,
                HasReadoutFormat<IntSlider>,
                HasDescription<IntSlider>,
                HasDisabled<IntSlider>,
                HasContinuousUpdate<IntSlider>,
                HasOrientation<IntSlider> {
    /// A new one, as ipywidgets makes it.
    public IntSlider() {
        super("IntSlider", "IntSliderView");
        control("Slider");
        add("behavior", Kind.oneOf("drag-tap", "drag-snap", "tap", "drag", "snap"), "drag-tap");
        add("continuous_update", Kind.BOOL, true);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("readout", Kind.BOOL, true);
        add("readout_format", Kind.TEXT, "d");
        add("min", Kind.INT, 0);
        add("max", Kind.INT, 100);
        add("step", Kind.INT, 1);
        Bounds.keep(this, addValue("value", Kind.INT, 0), Bounds::number);
    }
}
