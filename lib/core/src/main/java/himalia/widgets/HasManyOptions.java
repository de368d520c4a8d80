package himalia.widgets;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A control that chooses several of some options.
///
/// @param <T> an option
/// @param <W> the widget
public interface HasManyOptions<T, W> extends ValueWidget<List<T>, W> {
    /// Puts these in the place of the options.
    @SuppressWarnings("unchecked") // nothing is written into the array
    default W options(T... options) {
        return options(Arrays.asList(options));
    }

    /// Puts these in the place of the options.
    default W options(Collection<? extends T> options) {
        Settings.selection(this).options(options, Settings.of(this).valueTrait().normal);
        return Settings.self(this);
    }

    /// Puts these in the place of the options, each with a label of its own.
    default W options(Map<String, ? extends T> options) {
        Settings.selection(this).options(options, Settings.of(this).valueTrait().normal);
        return Settings.self(this);
    }

    /// The options.
    @SuppressWarnings("unchecked") // only options are kept there
    default List<T> options() {
        return (List<T>) Settings.selection(this).options();
    }

    /// The chosen options.
    @SuppressWarnings({"unchecked", "NullAway"}) // only options are kept there
    default List<T> value() {
        return (List<T>) Settings.selection(this).value();
    }

    /// Chooses options.
    ///
    /// @throws IllegalArgumentException if one is none of them
    default W value(List<? extends T> values) {
        Selection selection = Settings.selection(this);
        selection.choose(values.stream().map(selection::placeOf).toList());
        return Settings.self(this);
    }

    /// The places of the chosen options, from 0 on.
    default List<Integer> index() {
        return Settings.get(this, "index");
    }

    /// Chooses options by their places.
    default W index(Integer... places) {
        Settings.selection(this).choose(List.of(places));
        return Settings.self(this);
    }

    @Override
    default List<T> get() {
        return value();
    }

    @Override
    default W set(List<T> value) {
        return value(value);
    }
}
