package himalia.widgets;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A control that chooses one of some options. An option may be anything: its text is what is shown.
///
/// @param <T> an option
/// @param <W> the widget
public interface HasOptions<T, W> extends ValueWidget<T, W> {
    /// Puts these in the place of the options, and chooses the first.
    @SuppressWarnings("unchecked") // nothing is written into the array
    default W options(T... options) {
        return options(Arrays.asList(options));
    }

    /// Puts these in the place of the options, and chooses the first.
    default W options(Collection<? extends T> options) {
        Settings.selection(this).options(options, 0);
        return Settings.self(this);
    }

    /// Puts these in the place of the options, each with a label of its own, and chooses the first.
    ///
    /// ```java
    /// var names = new LinkedHashMap<String, Double>();       // keeps its order
    /// names.put("slow", 0.01);
    /// names.put("fast", 0.1);
    /// new Dropdown<Double>().options(names).value()          // 0.01
    /// ```
    default W options(Map<String, ? extends T> options) {
        Settings.selection(this).options(options, 0);
        return Settings.self(this);
    }

    /// The options.
    @SuppressWarnings("unchecked") // only options are kept there
    default List<T> options() {
        return (List<T>) Settings.selection(this).options();
    }

    /// The chosen option, null if none is.
    @SuppressWarnings({"unchecked", "NullAway"}) // only options are kept there
    default T value() {
        return (T) Settings.selection(this).value();
    }

    /// Chooses an option.
    ///
    /// @throws IllegalArgumentException if it is none of them
    default W value(@Nullable T value) {
        Selection selection = Settings.selection(this);
        selection.choose(value == null ? null : selection.placeOf(value));
        return Settings.self(this);
    }

    /// Chooses an option by its place, from 0 on.
    default W index(int index) {
        Settings.selection(this).choose(index);
        return Settings.self(this);
    }

    /// The place of the chosen option, -1 if none is.
    default int index() {
        Integer index = Settings.getIfAny(this, "index");
        return index == null ? -1 : index;
    }

    /// What is written for the chosen option, an empty text if none is.
    default String label() {
        return index() < 0 ? "" : Settings.selection(this).label(index());
    }

    @Override
    default T get() {
        return value();
    }

    @Override
    default W set(T value) {
        return value(value);
    }
}
