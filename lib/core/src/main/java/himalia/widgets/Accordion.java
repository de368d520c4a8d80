package himalia.widgets;

import java.util.List;

/// Widgets below each other, of which one is unfolded.
///
/// ```java
/// new Accordion(simple, advanced).titles("Simple", "Advanced").selectedIndex(0)
/// ```
public final class Accordion extends Widget implements HasTitles<Accordion> {
    /// A new one, as ipywidgets makes it.
    public Accordion() {
        super("Accordion", "AccordionView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
        add("selected_index", Kind.INT.orNull(), null);
        add("titles", Kind.TEXTS, List.of());
    }

    /// One with widgets in it.
    public Accordion(Widget... children) {
        this();
        children(children);
    }
}
