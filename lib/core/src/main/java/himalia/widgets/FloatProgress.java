package himalia.widgets;

/// A bar that shows how far something is.
///
/// ```java
/// var bar = new FloatProgress().max(1).description("Loading");
/// bar.value(0.7).barStyle("info");
/// ```
public final class FloatProgress extends Widget
        implements FloatValue<FloatProgress>,
                HasFloatBounds<FloatProgress>,
                HasDescription<FloatProgress>,
                HasOrientation<FloatProgress> {
    /// A new one, as ipywidgets makes it.
    public FloatProgress() {
        super("FloatProgress", "ProgressView");
        described("Progress");
        add("bar_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("min", Kind.FLOAT, 0.0);
        add("max", Kind.FLOAT, 100.0);
        Bounds.keep(this, addValue("value", Kind.FLOAT, 0.0), Bounds::number);
    }

    /// `"success"`, `"info"`, `"warning"`, `"danger"` or nothing.
    public FloatProgress barStyle(String style) {
        return Settings.set(this, "bar_style", style);
    }
}
