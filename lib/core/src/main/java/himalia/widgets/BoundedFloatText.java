package himalia.widgets;

/// A field for a number between two bounds.
///
/// ```java
/// new BoundedFloatText().value(0.5).description("p").value()                            // 0.5
/// ```
public final class BoundedFloatText extends Widget
        implements FloatValue<BoundedFloatText>,
                HasFloatBounds<BoundedFloatText>,
                HasFloatStep<BoundedFloatText>,
                HasDescription<BoundedFloatText>,
                HasDisabled<BoundedFloatText>,
                HasContinuousUpdate<BoundedFloatText> {
    /// A new one, as ipywidgets makes it.
    public BoundedFloatText() {
        super("BoundedFloatText", "FloatTextView");
        control("Description");
        add("continuous_update", Kind.BOOL, false);
        add("min", Kind.FLOAT, 0.0);
        add("max", Kind.FLOAT, 100.0);
        add("step", Kind.FLOAT.orNull(), null);
        Bounds.keep(this, addValue("value", Kind.FLOAT, 0.0), Bounds::number);
    }
}
