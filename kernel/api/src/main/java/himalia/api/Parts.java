package himalia.api;

import java.util.List;
import java.util.Map;

/// What a debugger shows of a value of one type: a line about it, and below that what it is made of.
///
/// A library registers its own in `META-INF/services/himalia.api.Parts`; the kernel finds them on the cells' class
/// path. The most specific type wins. A value without is taken apart by its fields, so only types need one whose fields
/// say little: a tensor is a shape and numbers, not a storage and strides.
///
/// ```java
/// public final class PolygonParts implements Parts<Polygon> {
///     public Class<Polygon> type() { return Polygon.class; }
///     public String summary(Polygon p) { return p.npoints + " points"; }
///     public Map<String, Object> named(Polygon p) { return Map.of("bounds", p.getBounds()); }
/// }
/// ```
public interface Parts<T> {
    /// The type whose values, and those of its subtypes, this takes apart.
    Class<T> type();

    /// One line about a value.
    String summary(T value);

    /// The parts that have names, in the order in which they are shown; null is a value as any other.
    Map<String, Object> named(T value);

    /// The texts by which its parts are taken, as columns of a table by `table["price"]`: Tab offers them.
    default List<String> keys(T value) {
        return List.of();
    }

    /// The parts that are counted, shown below as `[0]`, `[1]`, ... Only those are asked for that are looked at, so a
    /// list that makes its elements is better than one that holds them.
    default List<?> items(T value) {
        return List.of();
    }
}
