package himalia.widgets;

import java.util.List;

/// Widgets of which one is seen, whichever [#selectedIndex(int)] says.
///
/// ```java
/// new Stack(slider, text).selectedIndex(1)
/// ```
public final class Stack extends Widget implements HasTitles<Stack> {
    /// A new one, as ipywidgets makes it.
    public Stack() {
        super("Stack", "StackView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
        add("selected_index", Kind.INT.orNull(), null);
        add("titles", Kind.TEXTS, List.of());
    }

    /// One with widgets in it.
    public Stack(Widget... children) {
        this();
        children(children);
    }
}
