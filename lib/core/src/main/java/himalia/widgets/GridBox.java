package himalia.widgets;

import java.util.List;

/// Widgets in rows and columns, which its layout names.
///
/// ```java
/// new GridBox(a, b, c, d).layout(l -> l.gridTemplateColumns("repeat(2, 200px)"))
/// ```
public final class GridBox extends Widget implements HasChildren<GridBox> {
    /// A new one, as ipywidgets makes it.
    public GridBox() {
        super("GridBox", "GridBoxView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
    }

    /// One with widgets in it.
    public GridBox(Widget... children) {
        this();
        children(children);
    }
}
