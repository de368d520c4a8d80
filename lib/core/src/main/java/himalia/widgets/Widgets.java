package himalia.widgets;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Short ways to widgets, and what puts two of them together. Cells have these without an import.
///
/// ```java
/// var lr = slider(0, 1, 0.01);                            // a FloatSlider
/// interact(k -> line(x, x.pow(k)), slider(1, 5));         // draws anew at each move
/// ```
public final class Widgets {
    private Widgets() {}

    // ---- short ways

    /// A slider over whole numbers, in the middle.
    ///
    /// ```java
    /// slider(0, 10)                                       // IntSlider(value=5, max=10)
    /// ```
    public static IntSlider slider(int min, int max) {
        return slider(min, max, 1);
    }

    /// The same, by steps.
    ///
    /// @throws IllegalArgumentException if `min` is not below `max`, or the step is not above 0
    public static IntSlider slider(int min, int max, int step) {
        check(min, max, step);
        int half = (int) (((long) max - min) / 2 / step);
        return new IntSlider().min(min).max(max).step(step).value(min + half * step);
    }

    /// A slider over numbers, by steps of 0.1.
    public static FloatSlider slider(double min, double max) {
        return slider(min, max, 0.1);
    }

    /// A slider over numbers, in the middle; beside it stand as many digits as the step has.
    ///
    /// ```java
    /// slider(0, 1, 0.001)                                 // FloatSlider(value=0.5, max=1.0, ... step=0.001)
    /// ```
    ///
    /// @throws IllegalArgumentException if `min` is not below `max`, or the step is not above 0
    public static FloatSlider slider(double min, double max, double step) {
        check(min, max, step);
        double value = min + Math.floor((max - min) / 2 / step + 1e-9) * step;
        int digits = Math.max(
                2,
                new java.math.BigDecimal(String.valueOf(step))
                        .stripTrailingZeros()
                        .scale());
        FloatSlider slider = new FloatSlider().min(min).max(max).step(step).value(value);
        return digits == 2 ? slider : slider.readoutFormat("." + digits + "f");
    }

    private static void check(double min, double max, double step) {
        if (!(min < max)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "slider: `min` must be below `max`. Received: %s and %s", min, max)
                            + "\nHint: slider(0, 1, 0.1) goes from 0 to 1 by steps of 0.1");
        }
        if (!(step > 0)) {
            throw new IllegalArgumentException("slider: `step` must be above 0. Received: " + step);
        }
    }

    /// A slider over powers of 10, from `10^min` to `10^max`.
    ///
    /// ```java
    /// logSlider(-5, 0)                                    // for learning rates
    /// ```
    public static FloatLogSlider logSlider(double min, double max) {
        check(min, max, 1);
        return new FloatLogSlider().min(min).max(max).value(Math.pow(10, Math.floor((min + max) / 2)));
    }

    /// A field that opens and shows options.
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is written into the array
    public static <T> Dropdown<T> dropdown(T... options) {
        return new Dropdown<T>().options(Arrays.asList(options));
    }

    /// A field that opens and shows options.
    public static <T> Dropdown<T> dropdown(Collection<? extends T> options) {
        return new Dropdown<T>().options(options);
    }

    /// A box with a tick, or without.
    public static Checkbox checkbox(String description) {
        return new Checkbox().description(description);
    }

    /// A button that does something.
    ///
    /// ```java
    /// button("Stop", () -> model.stopTraining())
    /// ```
    public static Button button(String description, Runnable action) {
        return new Button(description).onClick(action);
    }

    /// Widgets one below the other.
    public static VBox vbox(Widget... children) {
        return new VBox(children);
    }

    /// Widgets side by side.
    public static HBox hbox(Widget... children) {
        return new HBox(children);
    }

    // ---- interact

    private static DisplayHandle show(Callable<@Nullable Object> function, List<? extends ValueWidget<?, ?>> controls) {
        return Display.display(new Interactive(function, controls));
    }

    private static Interactive make(Callable<@Nullable Object> function, List<? extends ValueWidget<?, ?>> controls) {
        return new Interactive(function, controls);
    }

    private static Output below(Callable<@Nullable Object> function, List<? extends ValueWidget<?, ?>> controls) {
        return new Interactive(function, controls).output();
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A> DisplayHandle interact(Shown1<A> function, ValueWidget<A, ?> a) {
        return show(() -> function.apply(a.get()), List.of(a));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A> DisplayHandle interact(Action1<A> action, ValueWidget<A, ?> a) {
        return show(
                () -> {
                    action.accept(a.get());
                    return null;
                },
                List.of(a));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A, B> DisplayHandle interact(Shown2<A, B> function, ValueWidget<A, ?> a, ValueWidget<B, ?> b) {
        return show(() -> function.apply(a.get(), b.get()), List.of(a, b));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A, B> DisplayHandle interact(Action2<A, B> action, ValueWidget<A, ?> a, ValueWidget<B, ?> b) {
        return show(
                () -> {
                    action.accept(a.get(), b.get());
                    return null;
                },
                List.of(a, b));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A, B, C> DisplayHandle interact(
            Shown3<A, B, C> function, ValueWidget<A, ?> a, ValueWidget<B, ?> b, ValueWidget<C, ?> c) {
        return show(() -> function.apply(a.get(), b.get(), c.get()), List.of(a, b, c));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A, B, C> DisplayHandle interact(
            Action3<A, B, C> action, ValueWidget<A, ?> a, ValueWidget<B, ?> b, ValueWidget<C, ?> c) {
        return show(
                () -> {
                    action.accept(a.get(), b.get(), c.get());
                    return null;
                },
                List.of(a, b, c));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A, B, C, D> DisplayHandle interact(
            Shown4<A, B, C, D> function,
            ValueWidget<A, ?> a,
            ValueWidget<B, ?> b,
            ValueWidget<C, ?> c,
            ValueWidget<D, ?> d) {
        return show(() -> function.apply(a.get(), b.get(), c.get(), d.get()), List.of(a, b, c, d));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move.
    public static <A, B, C, D> DisplayHandle interact(
            Action4<A, B, C, D> action,
            ValueWidget<A, ?> a,
            ValueWidget<B, ?> b,
            ValueWidget<C, ?> c,
            ValueWidget<D, ?> d) {
        return show(
                () -> {
                    action.accept(a.get(), b.get(), c.get(), d.get());
                    return null;
                },
                List.of(a, b, c, d));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move. The
    /// function reads the values itself.
    public static DisplayHandle interact(Supplier<?> function, ValueWidget<?, ?>... watched) {
        return show(function::get, List.of(watched));
    }

    /// Shows the widgets, and below them what the function makes of their values, at once and at each move. The action
    /// reads the values itself.
    public static DisplayHandle interact(Runnable action, ValueWidget<?, ?>... watched) {
        return show(
                () -> {
                    action.run();
                    return null;
                },
                List.of(watched));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A> Interactive interactive(Shown1<A> function, ValueWidget<A, ?> a) {
        return make(() -> function.apply(a.get()), List.of(a));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A> Interactive interactive(Action1<A> action, ValueWidget<A, ?> a) {
        return make(
                () -> {
                    action.accept(a.get());
                    return null;
                },
                List.of(a));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A, B> Interactive interactive(Shown2<A, B> function, ValueWidget<A, ?> a, ValueWidget<B, ?> b) {
        return make(() -> function.apply(a.get(), b.get()), List.of(a, b));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A, B> Interactive interactive(Action2<A, B> action, ValueWidget<A, ?> a, ValueWidget<B, ?> b) {
        return make(
                () -> {
                    action.accept(a.get(), b.get());
                    return null;
                },
                List.of(a, b));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A, B, C> Interactive interactive(
            Shown3<A, B, C> function, ValueWidget<A, ?> a, ValueWidget<B, ?> b, ValueWidget<C, ?> c) {
        return make(() -> function.apply(a.get(), b.get(), c.get()), List.of(a, b, c));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A, B, C> Interactive interactive(
            Action3<A, B, C> action, ValueWidget<A, ?> a, ValueWidget<B, ?> b, ValueWidget<C, ?> c) {
        return make(
                () -> {
                    action.accept(a.get(), b.get(), c.get());
                    return null;
                },
                List.of(a, b, c));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A, B, C, D> Interactive interactive(
            Shown4<A, B, C, D> function,
            ValueWidget<A, ?> a,
            ValueWidget<B, ?> b,
            ValueWidget<C, ?> c,
            ValueWidget<D, ?> d) {
        return make(() -> function.apply(a.get(), b.get(), c.get(), d.get()), List.of(a, b, c, d));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted.
    public static <A, B, C, D> Interactive interactive(
            Action4<A, B, C, D> action,
            ValueWidget<A, ?> a,
            ValueWidget<B, ?> b,
            ValueWidget<C, ?> c,
            ValueWidget<D, ?> d) {
        return make(
                () -> {
                    action.accept(a.get(), b.get(), c.get(), d.get());
                    return null;
                },
                List.of(a, b, c, d));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted. The function reads the values itself.
    public static Interactive interactive(Supplier<?> function, ValueWidget<?, ?>... watched) {
        return make(function::get, List.of(watched));
    }

    /// The same as [#interact] as a widget, which is shown where it is wanted. The action reads the values itself.
    public static Interactive interactive(Runnable action, ValueWidget<?, ?>... watched) {
        return make(
                () -> {
                    action.run();
                    return null;
                },
                List.of(watched));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A> Output interactiveOutput(Shown1<A> function, ValueWidget<A, ?> a) {
        return below(() -> function.apply(a.get()), List.of(a));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A> Output interactiveOutput(Action1<A> action, ValueWidget<A, ?> a) {
        return below(
                () -> {
                    action.accept(a.get());
                    return null;
                },
                List.of(a));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A, B> Output interactiveOutput(Shown2<A, B> function, ValueWidget<A, ?> a, ValueWidget<B, ?> b) {
        return below(() -> function.apply(a.get(), b.get()), List.of(a, b));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A, B> Output interactiveOutput(Action2<A, B> action, ValueWidget<A, ?> a, ValueWidget<B, ?> b) {
        return below(
                () -> {
                    action.accept(a.get(), b.get());
                    return null;
                },
                List.of(a, b));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A, B, C> Output interactiveOutput(
            Shown3<A, B, C> function, ValueWidget<A, ?> a, ValueWidget<B, ?> b, ValueWidget<C, ?> c) {
        return below(() -> function.apply(a.get(), b.get(), c.get()), List.of(a, b, c));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A, B, C> Output interactiveOutput(
            Action3<A, B, C> action, ValueWidget<A, ?> a, ValueWidget<B, ?> b, ValueWidget<C, ?> c) {
        return below(
                () -> {
                    action.accept(a.get(), b.get(), c.get());
                    return null;
                },
                List.of(a, b, c));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A, B, C, D> Output interactiveOutput(
            Shown4<A, B, C, D> function,
            ValueWidget<A, ?> a,
            ValueWidget<B, ?> b,
            ValueWidget<C, ?> c,
            ValueWidget<D, ?> d) {
        return below(() -> function.apply(a.get(), b.get(), c.get(), d.get()), List.of(a, b, c, d));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere.
    public static <A, B, C, D> Output interactiveOutput(
            Action4<A, B, C, D> action,
            ValueWidget<A, ?> a,
            ValueWidget<B, ?> b,
            ValueWidget<C, ?> c,
            ValueWidget<D, ?> d) {
        return below(
                () -> {
                    action.accept(a.get(), b.get(), c.get(), d.get());
                    return null;
                },
                List.of(a, b, c, d));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere. The function reads the values
    /// itself.
    public static Output interactiveOutput(Supplier<?> function, ValueWidget<?, ?>... watched) {
        return below(function::get, List.of(watched));
    }

    /// Only what the function makes of the values, for widgets that are shown elsewhere. The action reads the values
    /// itself.
    public static Output interactiveOutput(Runnable action, ValueWidget<?, ?>... watched) {
        return below(
                () -> {
                    action.run();
                    return null;
                },
                List.of(watched));
    }

    // ---- links

    /// Lets two widgets have one value, which is first that of the one named first.
    public static <V> Connection link(ValueWidget<V, ?> source, ValueWidget<V, ?> target) {
        Connection there = dlink(source, target);
        Connection back = follow(target, source, value -> value);
        return () -> {
            there.unlink();
            back.unlink();
        };
    }

    /// Lets the second widget follow the first.
    public static <V> Connection dlink(ValueWidget<V, ?> source, ValueWidget<V, ?> target) {
        return dlink(source, target, value -> value);
    }

    /// Lets the second widget have what a function makes of the first one's value.
    ///
    /// ```java
    /// dlink(celsius, fahrenheit, c -> c * 1.8 + 32)
    /// ```
    public static <A, B> Connection dlink(
            ValueWidget<A, ?> source, ValueWidget<B, ?> target, Function<? super A, ? extends B> function) {
        target.set(function.apply(source.get()));
        return follow(source, target, function);
    }

    private static <A, B> Connection follow(
            ValueWidget<A, ?> source, ValueWidget<B, ?> target, Function<? super A, ? extends B> function) {
        Widget widget = Settings.of(source);
        Consumer<Change> handler = change -> {
            B next = function.apply(source.get());
            if (!Objects.equals(next, target.get())) {
                target.set(next);
            }
        };
        widget.observe(handler, widget.valueTrait().name);
        return () -> widget.unobserve(handler);
    }

    /// Lets a trait of one widget and a trait of another be one.
    ///
    /// @throws IllegalArgumentException if one has no such trait
    public static Connection link(Widget source, String sourceTrait, Widget target, String targetTrait) {
        target.set(targetTrait, source.now(sourceTrait));
        Consumer<Change> there = change -> target.set(targetTrait, source.now(sourceTrait));
        Consumer<Change> back = change -> source.set(sourceTrait, target.now(targetTrait));
        source.observe(there, sourceTrait);
        target.observe(back, targetTrait);
        return () -> {
            source.unobserve(there);
            target.unobserve(back);
        };
    }

    /// Lets the page keep two values the same, without the kernel: also in a saved notebook.
    public static Link jslink(ValueWidget<?, ?> source, ValueWidget<?, ?> target) {
        return inPage(source, target, true);
    }

    /// Lets the page make the second follow the first, without the kernel.
    public static Link jsdlink(ValueWidget<?, ?> source, ValueWidget<?, ?> target) {
        return inPage(source, target, false);
    }

    /// Lets the page keep two traits the same, by ipywidgets' names: `"value"`, `"max"`, `"selected_index"`.
    public static Link jslink(Widget source, String sourceTrait, Widget target, String targetTrait) {
        return opened(new Link(source, sourceTrait, target, targetTrait, true));
    }

    /// Lets the page make one trait follow another.
    public static Link jsdlink(Widget source, String sourceTrait, Widget target, String targetTrait) {
        return opened(new Link(source, sourceTrait, target, targetTrait, false));
    }

    private static Link inPage(ValueWidget<?, ?> source, ValueWidget<?, ?> target, boolean both) {
        Widget from = Settings.of(source);
        Widget to = Settings.of(target);
        return opened(new Link(from, from.valueTrait().name, to, to.valueTrait().name, both));
    }

    /// Nothing shows it: the page must hear of it now.
    private static Link opened(Link link) {
        link.modelId();
        return link;
    }

    // ---- what interact takes

    /// Does something with 1 value.
    ///
    /// @param <A> what the first widget holds
    @FunctionalInterface
    public interface Action1<A> {
        /// Does it.
        void accept(A a) throws Exception;
    }

    /// Makes something of 1 value, which is shown.
    ///
    /// @param <A> what the first widget holds
    @FunctionalInterface
    public interface Shown1<A> extends Action1<A> {
        /// Makes it.
        @Nullable
        Object apply(A a) throws Exception;

        @Override
        default void accept(A a) throws Exception {
            apply(a);
        }
    }

    /// Does something with 2 values.
    ///
    /// @param <A> what the first widget holds
    /// @param <B> what the second widget holds
    @FunctionalInterface
    public interface Action2<A, B> {
        /// Does it.
        void accept(A a, B b) throws Exception;
    }

    /// Makes something of 2 values, which is shown.
    ///
    /// @param <A> what the first widget holds
    /// @param <B> what the second widget holds
    @FunctionalInterface
    public interface Shown2<A, B> extends Action2<A, B> {
        /// Makes it.
        @Nullable
        Object apply(A a, B b) throws Exception;

        @Override
        default void accept(A a, B b) throws Exception {
            apply(a, b);
        }
    }

    /// Does something with 3 values.
    ///
    /// @param <A> what the first widget holds
    /// @param <B> what the second widget holds
    /// @param <C> what the third widget holds
    @FunctionalInterface
    public interface Action3<A, B, C> {
        /// Does it.
        void accept(A a, B b, C c) throws Exception;
    }

    /// Makes something of 3 values, which is shown.
    ///
    /// @param <A> what the first widget holds
    /// @param <B> what the second widget holds
    /// @param <C> what the third widget holds
    @FunctionalInterface
    public interface Shown3<A, B, C> extends Action3<A, B, C> {
        /// Makes it.
        @Nullable
        Object apply(A a, B b, C c) throws Exception;

        @Override
        default void accept(A a, B b, C c) throws Exception {
            apply(a, b, c);
        }
    }

    /// Does something with 4 values.
    ///
    /// @param <A> what the first widget holds
    /// @param <B> what the second widget holds
    /// @param <C> what the third widget holds
    /// @param <D> what the fourth widget holds
    @FunctionalInterface
    public interface Action4<A, B, C, D> {
        /// Does it.
        void accept(A a, B b, C c, D d) throws Exception;
    }

    /// Makes something of 4 values, which is shown.
    ///
    /// @param <A> what the first widget holds
    /// @param <B> what the second widget holds
    /// @param <C> what the third widget holds
    /// @param <D> what the fourth widget holds
    @FunctionalInterface
    public interface Shown4<A, B, C, D> extends Action4<A, B, C, D> {
        /// Makes it.
        @Nullable
        Object apply(A a, B b, C c, D d) throws Exception;

        @Override
        default void accept(A a, B b, C c, D d) throws Exception {
            apply(a, b, c, d);
        }
    }
}
