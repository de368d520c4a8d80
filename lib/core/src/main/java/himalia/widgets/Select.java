package himalia.widgets;

import java.util.Collection;
import java.util.List;

/// A list of options, one of them marked.
///
/// ```java
/// new Select<>("Linux", "Windows").rows(2).value()                      // Linux
/// ```
///
/// @param <T> an option
public final class Select<T> extends Settings.Chooses
        implements HasOptions<T, Select<T>>, HasDescription<Select<T>>, HasDisabled<Select<T>>, HasRows<Select<T>> {
    /// One without options.
    public Select() {
        super("Select", "Description", Kind.INT.orNull(), null);
        add("rows", Kind.INT, 5);
    }

    /// One with options, of which the first is chosen.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public Select(T... options) {
        this(List.of(options));
    }

    /// One with options, of which the first is chosen.
    public Select(Collection<? extends T> options) {
        this();
        options(options);
    }
}
