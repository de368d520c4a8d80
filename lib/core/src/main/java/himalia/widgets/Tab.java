package himalia.widgets;

import java.util.List;

/// Widgets of which one is seen; its title brings another.
///
/// ```java
/// new Tab(data, model).titles("Data", "Model").selectedIndex(1)
/// ```
public final class Tab extends Widget implements HasTitles<Tab> {
    /// A new one, as ipywidgets makes it.
    public Tab() {
        super("Tab", "TabView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
        add("selected_index", Kind.INT.orNull(), null);
        add("titles", Kind.TEXTS, List.of());
    }

    /// One with widgets in it, the first of which is seen.
    public Tab(Widget... children) {
        this();
        children(children);
    }

    @Override
    public Tab children(List<? extends Widget> children) {
        HasTitles.super.children(children);
        int chosen = selectedIndex();
        return Settings.set(
                this, "selected_index", children.isEmpty() ? null : Math.clamp(chosen, 0, children.size() - 1));
    }
}
