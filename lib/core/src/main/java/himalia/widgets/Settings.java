package himalia.widgets;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the interfaces of settings reach the widget that they are part of.
final class Settings {
    private Settings() {}

    static Widget of(Object settings) {
        return (Widget) settings;
    }

    /// Sets a trait and gives back the widget, as what it is.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // W is the class that implements the interface
    static <W> W set(Object settings, String name, @Nullable Object value) {
        of(settings).set(name, value);
        return (W) settings;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // W is the class that implements the interface
    static <W> W self(Object settings) {
        return (W) settings;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the kind of the trait has seen to it
    static <V> V get(Object settings, String name) {
        return (V) Objects.requireNonNull(of(settings).now(name), name);
    }

    /// As `get`, for a trait whose kind takes null.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the kind of the trait has seen to it
    static <V> @Nullable V getIfAny(Object settings, String name) {
        return (V) of(settings).now(name);
    }

    static Selection selection(Object settings) {
        return ((Chooses) settings).selection();
    }

    /// A widget with options. The interfaces of settings are public, and this is nobody's business.
    abstract static class Chooses extends Widget {
        private final Selection selection;

        Chooses(String name, String style, Kind index, @Nullable Object normal) {
            super(name, name + "View");
            control(style);
            selection = new Selection(this, index, normal);
        }

        Selection selection() {
            return selection;
        }

        @Override
        String saidOfValue() {
            return "value=" + Kind.shown(selection.value());
        }
    }

    /// The value, without a look at its name: loops read it in every step.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the kind of the trait has seen to it
    static <V> V value(Object settings) {
        return (V) Objects.requireNonNull(of(settings).valueTrait().now(), "value");
    }

    /// As `value`, for one that may be null.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the kind of the trait has seen to it
    static <V> @Nullable V valueIfAny(Object settings) {
        return (V) of(settings).valueTrait().now();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    static <W> W setValue(Object settings, @Nullable Object value) {
        Widget widget = of(settings);
        widget.set(widget.valueTrait(), value);
        return self(settings);
    }
}
