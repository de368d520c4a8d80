package himalia.widgets;

/// A field for a whole number.
///
/// ```java
/// new IntText().value(7).description("n").value()                            // 7
/// ```
public final class IntText extends Widget
        implements IntValue<IntText>,
                HasIntStep<IntText>,
                HasDescription<IntText>,
                HasDisabled<IntText>,
                HasContinuousUpdate<IntText> {
    /// A new one, as ipywidgets makes it.
    public IntText() {
        super("IntText", "IntTextView");
        control("Description");
        add("continuous_update", Kind.BOOL, false);
        add("step", Kind.INT, 1);
        addValue("value", Kind.INT, 0);
    }
}
