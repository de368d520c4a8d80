package himalia.widgets;

/// A field for a whole number between two bounds.
///
/// ```java
/// new BoundedIntText().value(7).description("n").value()                            // 7
/// ```
public final class BoundedIntText extends Widget
        implements IntValue<BoundedIntText>,
                HasIntBounds<BoundedIntText>,
                HasIntStep<BoundedIntText>,
                HasDescription<BoundedIntText>,
                HasDisabled<BoundedIntText>,
                HasContinuousUpdate<BoundedIntText> {
    /// A new one, as ipywidgets makes it.
    public BoundedIntText() {
        super("BoundedIntText", "IntTextView");
        control("Description");
        add("continuous_update", Kind.BOOL, false);
        add("min", Kind.INT, 0);
        add("max", Kind.INT, 100);
        add("step", Kind.INT, 1);
        Bounds.keep(this, addValue("value", Kind.INT, 0), Bounds::number);
    }
}
