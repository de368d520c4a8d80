package himalia.widgets;

import java.util.List;

/// A widget that holds others.
///
/// @param <W> the widget
public interface HasChildren<W> extends HasLayout<W> {
    /// Puts these in the place of what it holds.
    ///
    /// @throws IllegalArgumentException if one of them holds this
    default W children(Widget... children) {
        return children(List.of(children));
    }

    /// Puts these in the place of what it holds.
    ///
    /// @throws IllegalArgumentException if one of them holds this
    default W children(List<? extends Widget> children) {
        Widget box = Settings.of(this);
        for (Widget child : children) {
            if (child.holds(box)) {
                throw new IllegalArgumentException(
                        box.name() + ": it cannot hold itself, and " + child.name() + " is or holds it");
            }
        }
        return Settings.set(this, "children", List.copyOf(children));
    }

    /// What it holds.
    default List<Widget> children() {
        return Settings.get(this, "children");
    }

    /// `"success"`, `"info"`, `"warning"`, `"danger"` or nothing: the color behind it.
    default W boxStyle(String style) {
        return Settings.set(this, "box_style", style);
    }
}
