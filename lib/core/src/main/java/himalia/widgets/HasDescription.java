package himalia.widgets;

import java.util.function.Consumer;

/// A text beside a control, and the style of both.
///
/// @param <W> the widget
public interface HasDescription<W> extends HasLayout<W> {
    /// The text beside it; `$...$` is set as a formula.
    default W description(String description) {
        return Settings.set(this, "description", description);
    }

    /// What [#description(String)] has set.
    default String description() {
        return Settings.get(this, "description");
    }

    /// Whether its description may hold HTML.
    default W descriptionAllowHtml(boolean allow) {
        return Settings.set(this, "description_allow_html", allow);
    }

    /// Its colours and fonts.
    default Style style() {
        return Settings.get(this, "style");
    }

    /// Changes its style: `slider.style(s -> s.handleColor("red"))`.
    default W style(Consumer<Style> settings) {
        settings.accept(style());
        return Settings.self(this);
    }
}
