package himalia.widgets;

/// A field for a number.
///
/// ```java
/// new FloatText().value(0.5).description("p").value()                            // 0.5
/// ```
public final class FloatText extends Widget
        implements FloatValue<FloatText>,
                HasFloatStep<FloatText>,
                HasDescription<FloatText>,
                HasDisabled<FloatText>,
                HasContinuousUpdate<FloatText> {
    /// A new one, as ipywidgets makes it.
    public FloatText() {
        super("FloatText", "FloatTextView");
        control("Description");
        add("continuous_update", Kind.BOOL, false);
        add("step", Kind.FLOAT.orNull(), null);
        addValue("value", Kind.FLOAT, 0.0);
    }
}
