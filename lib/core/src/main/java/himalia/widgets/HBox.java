package himalia.widgets;

import java.util.List;

/// Widgets side by side.
///
/// ```java
/// new HBox(play, slider)
/// ```
public final class HBox extends Widget implements HasChildren<HBox> {
    /// A new one, as ipywidgets makes it.
    public HBox() {
        super("HBox", "HBoxView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
    }

    /// One with widgets in it.
    public HBox(Widget... children) {
        this();
        children(children);
    }
}
