package himalia.widgets;

import java.util.List;

/// Widgets one below the other.
///
/// ```java
/// new VBox(lr, epochs, start)
/// ```
public final class VBox extends Widget implements HasChildren<VBox> {
    /// A new one, as ipywidgets makes it.
    public VBox() {
        super("VBox", "VBoxView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
    }

    /// One with widgets in it.
    public VBox(Widget... children) {
        this();
        children(children);
    }
}
