package himalia.widgets;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps a value between `min` and `max`.
///
/// While a widget is made, its settings may come in any order: a bound that was not given makes room for the other,
/// and a value waits for the bounds that it fits. Once it is shown, every step must be right.
final class Bounds {
    /// Brings a value between two bounds; a bound may be null where there need be none.
    interface Clamp {
        @Nullable
        Object apply(@Nullable Object value, @Nullable Object min, @Nullable Object max);
    }

    private final Widget widget;
    private final Trait min;
    private final Trait max;
    private final Trait value;
    private final Clamp clamp;
    private @Nullable Object wanted;
    private boolean minGiven;
    private boolean maxGiven;

    private Bounds(Widget widget, Trait min, Trait max, Trait value, Clamp clamp) {
        this.widget = widget;
        this.min = min;
        this.max = max;
        this.value = value;
        this.clamp = clamp;
        wanted = value.now();
    }

    /// Lets a widget keep its value between the traits `min` and `max`.
    static void keep(Widget widget, Trait value, Clamp clamp) {
        Bounds bounds = new Bounds(widget, widget.trait("min"), widget.trait("max"), value, clamp);
        bounds.min.rule = bounds::newMin;
        bounds.max.rule = bounds::newMax;
        value.rule = bounds::newValue;
    }

    private @Nullable Object newValue(@Nullable Object value) {
        wanted = value;
        return clamp.apply(value, min.now(), max.now());
    }

    private @Nullable Object newMin(@Nullable Object least) {
        if (compare(least, max.now()) > 0) {
            if (maxGiven || widget.isOpen()) {
                throw crossed("min", least, "above `max`", max.now());
            }
            widget.put(max, least);
            maxGiven = false;
        }
        minGiven = true;
        fit(least, max.now());
        return least;
    }

    private @Nullable Object newMax(@Nullable Object most) {
        if (compare(min.now(), most) > 0) {
            if (minGiven || widget.isOpen()) {
                throw crossed("max", most, "below `min`", min.now());
            }
            widget.put(min, most);
            minGiven = false;
        }
        maxGiven = true;
        fit(min.now(), most);
        return most;
    }

    private void fit(@Nullable Object least, @Nullable Object most) {
        UnaryOperator<@Nullable Object> rule = value.rule;
        value.rule = asked -> asked;
        try {
            widget.put(value, clamp.apply(widget.isOpen() ? value.now() : wanted, least, most));
        } finally {
            value.rule = rule;
        }
    }

    private IllegalArgumentException crossed(String name, @Nullable Object asked, String how, @Nullable Object other) {
        return new IllegalArgumentException(
                widget.name() + ": `" + name + "` must not be " + how + ", which is " + other + ". Received: " + asked);
    }

    static @Nullable Object number(@Nullable Object value, @Nullable Object min, @Nullable Object max) {
        return compare(value, min) < 0 ? min : compare(value, max) > 0 ? max : value;
    }

    /// The kinds of a range and of its bounds refuse null.
    static Object ints(@Nullable Object value, @Nullable Object min, @Nullable Object max) {
        IntRange range = (IntRange) Objects.requireNonNull(value);
        int least = (Integer) Objects.requireNonNull(min);
        int most = (Integer) Objects.requireNonNull(max);
        return new IntRange(Math.clamp(range.lower(), least, most), Math.clamp(range.upper(), least, most));
    }

    /// The kinds of a range and of its bounds refuse null.
    static Object floats(@Nullable Object value, @Nullable Object min, @Nullable Object max) {
        FloatRange range = (FloatRange) Objects.requireNonNull(value);
        double least = (Double) Objects.requireNonNull(min);
        double most = (Double) Objects.requireNonNull(max);
        return new FloatRange(Math.clamp(range.lower(), least, most), Math.clamp(range.upper(), least, most));
    }

    /// What is not there is on no side.
    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? 0 : ((Comparable<Object>) a).compareTo(b);
    }
}
