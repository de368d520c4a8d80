package himalia.api;

import org.jspecify.annotations.Nullable;

/// Turns values of one type into the forms that a notebook can show.
///
/// A library registers its renderers in `META-INF/services/himalia.api.Renderer`; the kernel finds them on the cells'
/// class path, so nobody registers anything by hand. The renderer of the most specific type wins.
///
/// ```java
/// public final class PointRenderer implements Renderer<Point> {
///     public Class<Point> type() { return Point.class; }
///     public MimeBundle render(Point p) {
///         return MimeBundle.text(p.toString()).with("text/html", "<i>" + p.x + ", " + p.y + "</i>");
///     }
/// }
/// ```
public interface Renderer<T> {
    /// The type whose values, and those of its subtypes, this renderer takes.
    Class<T> type();

    /// The forms of a value. `text/plain` should be one of them.
    MimeBundle render(T value);

    /// What `System.out.println` prints of a value, where that is not its own `toString()`: for types whose text is
    /// somebody else's. A collection of such values is printed with their texts, too.
    ///
    /// @return null for `toString()`
    default @Nullable String text(T value) {
        return null;
    }
}
