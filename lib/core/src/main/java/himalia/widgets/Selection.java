package himalia.widgets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The options of a control that chooses among them. The page knows their labels and the places of the chosen ones.
final class Selection {
    private final Widget widget;
    private final Trait labels;
    private final Trait index;
    private volatile List<?> options = List.of();

    /// @param index what is chosen: a place, a list of places, or null
    Selection(Widget widget, Kind index, @Nullable Object normal) {
        this.widget = widget;
        labels = widget.add("_options_labels", Kind.TEXTS, List.of()).fixed();
        this.index = widget.addValue("index", index, normal);
        this.index.rule = this::inBounds;
        widget.observe(
                change -> widget.tell(new Change(widget, "value", valueOf(change.old()), valueOf(change.value()))),
                "index");
    }

    private @Nullable Object inBounds(@Nullable Object places) {
        for (Object place : places instanceof List<?> many ? many : places == null ? List.of() : List.of(places)) {
            if (!(place instanceof Integer at) || at < 0 || at >= options.size()) {
                throw new IllegalArgumentException(widget.name() + ": there is no option " + place + ", "
                        + (options.isEmpty() ? "there are none" : "they are 0 to " + (options.size() - 1)));
            }
        }
        return places;
    }

    /// Puts others in the place of the options, and chooses anew.
    void options(Collection<?> values, List<String> names, @Nullable Object first) {
        widget.holdSync(() -> {
            options = List.copyOf(values);
            widget.set(labels, names);
            widget.set(index, options.isEmpty() && first instanceof Integer ? null : first);
        });
    }

    void options(Collection<?> values, @Nullable Object first) {
        options(values, values.stream().map(String::valueOf).toList(), first);
    }

    void options(Map<String, ?> named, @Nullable Object first) {
        options(new ArrayList<>(named.values()), List.copyOf(named.keySet()), first);
    }

    List<?> options() {
        return options;
    }

    @Nullable
    Object valueOf(@Nullable Object places) {
        List<?> all = options;
        return switch (places) {
            case Integer at -> at < all.size() ? all.get(at) : null;
            case List<?> many ->
                many.stream()
                        .filter(at -> (Integer) at < all.size()) // what was chosen of other options
                        .map(at -> (Object) all.get((Integer) at))
                        .toList();
            case null, default -> null;
        };
    }

    @Nullable
    Object value() {
        return valueOf(index.now());
    }

    void choose(@Nullable Object places) {
        widget.set(index, places);
    }

    int placeOf(@Nullable Object value) {
        int at = options.indexOf(value);
        if (at < 0) {
            throw new IllegalArgumentException(
                    widget.name() + ": " + Kind.shown(value) + " is none of the options " + Kind.shown(options));
        }
        return at;
    }

    String label(int at) {
        return (String) Objects.requireNonNull((List<?>) labels.now()).get(at);
    }
}
