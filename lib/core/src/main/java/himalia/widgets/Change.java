package himalia.widgets;

import org.jspecify.annotations.Nullable;

/// A trait of a widget that has another value now: what [Widget#observe] tells.
///
/// @param owner the widget
/// @param name  of the trait, as ipywidgets calls it
/// @param old   the value before
/// @param value the value now
public record Change(
        Widget owner,
        String name,
        @Nullable Object old,
        @Nullable Object value) {
    /// What a handler is told; a widget makes it.
    public Change {}
}
