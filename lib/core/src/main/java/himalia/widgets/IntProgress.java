package himalia.widgets;

/// A bar that shows how far something is.
///
/// ```java
/// var bar = new IntProgress().max(10).description("Loading");
/// bar.value(7).barStyle("info");
/// ```
public final class IntProgress extends Widget
        implements IntValue<IntProgress>,
                HasIntBounds<IntProgress>,
                HasDescription<IntProgress>,
                HasOrientation<IntProgress> {
    /// A new one, as ipywidgets makes it.
    public IntProgress() {
        super("IntProgress", "ProgressView");
        described("Progress");
        add("bar_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("min", Kind.INT, 0);
        add("max", Kind.INT, 100);
        Bounds.keep(this, addValue("value", Kind.INT, 0), Bounds::number);
    }

    /// `"success"`, `"info"`, `"warning"`, `"danger"` or nothing.
    public IntProgress barStyle(String style) {
        return Settings.set(this, "bar_style", style);
    }
}
