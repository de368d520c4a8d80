package himalia.widgets;

import java.util.Collection;
import java.util.List;

/// A field that opens and shows options.
///
/// ```java
/// var act = new Dropdown<>("relu", "tanh").description("activation");
/// act.value()                                                           // relu
/// ```
///
/// @param <T> an option
public final class Dropdown<T> extends Settings.Chooses
        implements HasOptions<T, Dropdown<T>>, HasDescription<Dropdown<T>>, HasDisabled<Dropdown<T>> {
    /// One without options.
    public Dropdown() {
        super("Dropdown", "Description", Kind.INT.orNull(), null);
    }

    /// One with options, of which the first is chosen.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public Dropdown(T... options) {
        this(List.of(options));
    }

    /// One with options, of which the first is chosen.
    public Dropdown(Collection<? extends T> options) {
        this();
        options(options);
    }
}
