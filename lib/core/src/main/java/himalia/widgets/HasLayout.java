package himalia.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// What can be said of everything that is shown: where it stands and how large it is.
///
/// @param <W> the widget
public interface HasLayout<W> {
    /// How it is placed: widths, margins, borders.
    default Layout layout() {
        return Settings.get(this, "layout");
    }

    /// Gives it another layout; several widgets may share one.
    default W layout(Layout layout) {
        return Settings.set(this, "layout", Objects.requireNonNull(layout, "layout"));
    }

    /// Changes its layout: `slider.layout(l -> l.width("300px"))`.
    default W layout(Consumer<Layout> settings) {
        settings.accept(layout());
        return Settings.self(this);
    }

    /// What is shown while the mouse rests on it.
    default W tooltip(String tooltip) {
        return Settings.set(this, "tooltip", tooltip);
    }

    /// Whether the Tab key stops here.
    default W tabbable(boolean tabbable) {
        return Settings.set(this, "tabbable", tabbable);
    }

    /// Gives it a CSS class.
    default W addClass(String name) {
        List<String> classes = new ArrayList<>(Settings.<List<String>>get(this, "_dom_classes"));
        if (!classes.contains(name)) {
            classes.add(name);
        }
        return Settings.set(this, "_dom_classes", List.copyOf(classes));
    }

    /// Takes a CSS class from it.
    default W removeClass(String name) {
        List<String> classes = new ArrayList<>(Settings.<List<String>>get(this, "_dom_classes"));
        classes.remove(name);
        return Settings.set(this, "_dom_classes", List.copyOf(classes));
    }

    /// Puts the keyboard here.
    default void focus() {
        Settings.of(this).send(Map.of("do", "focus"));
    }

    /// Takes the keyboard from here.
    default void blur() {
        Settings.of(this).send(Map.of("do", "blur"));
    }
}
