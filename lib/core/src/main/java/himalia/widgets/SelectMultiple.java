package himalia.widgets;

import java.util.Collection;
import java.util.List;

/// A list of options of which several may be marked.
///
/// ```java
/// new SelectMultiple<>("x1", "x2", "x1 x2").index(0, 2).value()         // [x1, x1 x2]
/// ```
///
/// @param <T> an option
public final class SelectMultiple<T> extends Settings.Chooses
        implements HasManyOptions<T, SelectMultiple<T>>,
                HasDescription<SelectMultiple<T>>,
                HasDisabled<SelectMultiple<T>>,
                HasRows<SelectMultiple<T>> {
    /// One without options.
    public SelectMultiple() {
        super("SelectMultiple", "Description", Kind.INTS, List.of());
        add("rows", Kind.INT, 5);
    }

    /// One with options.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public SelectMultiple(T... options) {
        this(List.of(options));
    }

    /// One with options.
    public SelectMultiple(Collection<? extends T> options) {
        this();
        options(options);
    }
}
