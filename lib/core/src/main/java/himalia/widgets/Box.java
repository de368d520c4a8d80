package himalia.widgets;

import java.util.List;

/// Widgets in a box; its layout says how they stand.
///
/// ```java
/// new Box(lr, epochs).layout(l -> l.flexFlow("row wrap"))
/// ```
public final class Box extends Widget implements HasChildren<Box> {
    /// A new one, as ipywidgets makes it.
    public Box() {
        super("Box", "BoxView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
    }

    /// One with widgets in it.
    public Box(Widget... children) {
        this();
        children(children);
    }
}
