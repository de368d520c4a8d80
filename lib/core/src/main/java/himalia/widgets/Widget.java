package himalia.widgets;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something in the page that a hand moves and a cell reads: a slider, a button, a box of others.
///
/// It lives twice: here, and in each page that shows it. Its traits - `value`, `min`, `description` ... - are the same
/// on both sides: what is set here is seen there, and what a hand does there is known here at once, also **while a
/// cell runs**.
///
/// ```java
/// var lr = new FloatSlider().min(0).max(1).step(0.01).value(0.1).description("lr");
/// display(lr);
/// lr.value();                                            // 0.1, or where it stands by now
/// lr.onChange(rate -> println("lr is " + rate));         // printed below the slider
/// ```
///
/// The page hears of a widget when it is first shown. What a handler prints, shows or throws appears at the cell that
/// showed the widget. Widgets may be used from any thread.
///
/// Names are those of ipywidgets, in Java's writing: `continuous_update` is `continuousUpdate`.
public abstract class Widget {
    static final String REFERENCE = "IPY_MODEL_";
    static final String CONTROLS = "@jupyter-widgets/controls";
    static final String BASE = "@jupyter-widgets/base";
    static final Kind BUTTON_STYLE = Kind.oneOf("primary", "success", "info", "warning", "danger", "");
    /// An empty line would be as high as nothing.
    static final String NO_TEXT = "\u200b";

    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    /// Which trait is the value, where there is one.
    @Nullable
    Trait value;

    private final String name;
    private final SortedMap<String, Trait> traits = new TreeMap<>();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();
    private final WidgetComm comm = new WidgetComm(this);
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Change> changed = new ArrayList<>();

    private record Observer(Set<String> names, Consumer<Change> handler) {}

    /// @param name  as ipywidgets calls it
    /// @param model the name of its model in the page
    /// @param view  the name of its view there, null for one that is never shown
    Widget(
            String name,
            String module,
            String version,
            String model,
            String viewModule,
            String viewVersion,
            @Nullable String view) {
        this.name = name;
        add("_model_module", Kind.TEXT, module).fixed();
        add("_model_module_version", Kind.TEXT, version).fixed();
        add("_model_name", Kind.TEXT, model).fixed();
        add("_view_count", Kind.INT.orNull(), null);
        add("_view_module", Kind.TEXT, viewModule).fixed();
        add("_view_module_version", Kind.TEXT, viewVersion).fixed();
        add("_view_name", Kind.TEXT.orNull(), view).fixed();
    }

    /// One of the controls of ipywidgets.
    Widget(String name, @Nullable String view) {
        this(name, CONTROLS, "2.0.0", name + "Model", CONTROLS, "2.0.0", view);
    }

    // ---- what it is made of

    final Trait add(String name, Kind kind, @Nullable Object normal) {
        Trait trait = new Trait(name, kind, normal);
        traits.put(name, trait);
        return trait;
    }

    /// The trait that is its value.
    final Trait addValue(String name, Kind kind, @Nullable Object normal) {
        Trait trait = add(name, kind, normal);
        value = trait;
        return trait;
    }

    /// What everything that is shown has.
    final void shown() {
        add("_dom_classes", Kind.TEXTS, List.of());
        add("layout", Kind.WIDGET, new Layout()).fixed();
        add("tabbable", Kind.BOOL.orNull(), null);
        add("tooltip", Kind.TEXT.orNull(), null);
    }

    /// What everything with a description has.
    final void described(String style) {
        shown();
        add("description", Kind.TEXT, "");
        add("description_allow_html", Kind.BOOL, false);
        add("style", Kind.WIDGET, new Style(style)).fixed();
    }

    /// What everything that a hand can move has.
    final void control(String style) {
        described(style);
        add("disabled", Kind.BOOL, false);
    }

    /// Lets only values be kept that hold certain items: those of a list, any if it is empty.
    final void takesOnly(Trait trait, String allowed) {
        trait.rule = value -> {
            List<?> all = Objects.requireNonNull((List<?>) now(allowed));
            for (Object item : value instanceof List<?> items ? items : List.of()) {
                if (!all.isEmpty() && !all.contains(item)) {
                    throw new IllegalArgumentException(
                            name + ": " + Kind.shown(item) + " is none of those that are allowed: " + Kind.shown(all));
                }
            }
            return value;
        };
    }

    final void remove(String name) {
        traits.remove(name);
    }

    final Trait trait(String name) {
        Trait trait = traits.get(name);
        if (trait == null) {
            throw new IllegalArgumentException(
                    this.name + ": there is no trait `" + name + "`.\nHint: it has " + String.join(", ", known()));
        }
        return trait;
    }

    final Collection<Trait> traits() {
        return traits.values();
    }

    /// The trait of a name, or null.
    final @Nullable Trait find(String name) {
        return traits.get(name);
    }

    private List<String> known() {
        return traits.keySet().stream().filter(one -> !one.startsWith("_")).toList();
    }

    final boolean has(String name) {
        return traits.containsKey(name);
    }

    final String name() {
        return name;
    }

    final Trait valueTrait() {
        return Objects.requireNonNull(value, "a widget without a value");
    }

    // ---- values

    final @Nullable Object now(String name) {
        return trait(name).now();
    }

    /// Sets a trait as the user asks for it.
    final void set(String name, @Nullable Object value) {
        set(trait(name), value);
    }

    final void set(Trait trait, @Nullable Object value) {
        change(() -> put(trait, value));
    }

    /// Sets a trait within a change.
    final void put(Trait trait, @Nullable Object asked) {
        if (trait.open && trait.kind.read(trait.kind.write(asked)) == Kind.REFUSED) {
            throw refused(trait, asked);
        }
        if (keep(trait, asked)) {
            comm.send(trait);
        }
    }

    /// Keeps a value within a change, if it is another; the page does not hear of it.
    ///
    /// @return whether it is
    final boolean keep(Trait trait, @Nullable Object asked) {
        Object value = trait.rule.apply(asked);
        Object old = trait.now();
        if (Objects.deepEquals(old, value)) {
            return false;
        }
        trait.keep(value);
        changed.add(new Change(this, trait.name, old, value));
        return true;
    }

    final IllegalArgumentException refused(Trait trait, @Nullable Object value) {
        return new IllegalArgumentException(
                name + ": `" + trait.name + "` must be " + trait.kind.expected() + ". Received: " + Kind.shown(value));
    }

    /// Changes something, and tells those who wait for it when all is done.
    final void change(Runnable step) {
        List<Change> due = List.of();
        lock.lock();
        try {
            step.run();
        } finally {
            if (lock.getHoldCount() == 1) {
                due = List.copyOf(changed);
                changed.clear();
            }
            lock.unlock();
        }
        due.forEach(this::tell);
    }

    /// Does something while nobody else changes anything.
    final <T> T alone(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    final void tell(Change change) {
        for (Observer observer : observers) {
            if (observer.names.isEmpty() || observer.names.contains(change.name())) {
                observer.handler.accept(change);
            }
        }
    }

    /// Calls a handler whenever one of the named traits has another value, whoever has changed it; without names, for
    /// every trait.
    ///
    /// ```java
    /// slider.observe(change -> println(change.old() + " -> " + change.value()), "value");
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such trait
    public final void observe(Consumer<Change> handler, String... names) {
        for (String one : names) {
            if (!one.equals("value")) {
                trait(one);
            }
        }
        observers.add(new Observer(Set.of(names), handler));
    }

    /// Forgets a handler.
    public final void unobserve(Consumer<Change> handler) {
        observers.removeIf(observer -> observer.handler == handler);
    }

    /// Sends what is set meanwhile in one message.
    public final void holdSync(Runnable settings) {
        change(() -> comm.hold(settings));
    }

    // ---- the page

    /// Whether a page has heard of it and it is not closed.
    final boolean isOpen() {
        return comm.isOpen();
    }

    /// The name under which the page knows it; opens it to the page if it has not been yet.
    public final String modelId() {
        return comm.open().id();
    }

    /// Sends a message of one's own to the view, with bytes beside it.
    public final void send(Map<String, ?> content, byte[]... buffers) {
        comm.send(content, buffers);
    }

    /// Calls a handler with what the view sends of its own, and the bytes beside it.
    public final void onMessage(BiConsumer<Map<?, ?>, List<byte[]>> handler) {
        comm.onMessage(handler);
    }

    /// Takes it out of the page; it can be read and set as before, and not shown again.
    public final void close() {
        comm.close();
    }

    /// Closes all widgets there are, also those that others have made.
    public static void closeAll() {
        WidgetComm.closeAll();
    }

    // ---- how it is shown

    /// What else has to be in the page with it.
    List<Widget> parts() {
        return traits.values().stream()
                .flatMap(trait -> switch (trait.now()) {
                    case Widget one -> List.of(one).stream();
                    case List<?> many
                    when trait.kind == Kind.WIDGETS -> many.stream().map(Widget.class::cast);
                    case null, default -> List.<Widget>of().stream();
                })
                .toList();
    }

    /// Whether another is this or somewhere inside it.
    final boolean holds(Widget other) {
        return this == other || parts().stream().anyMatch(part -> part.holds(other));
    }

    /// What its handlers print belongs to the cell that shows it.
    private void belongHere() {
        comm.belongHere();
        parts().forEach(Widget::belongHere);
    }

    int viewMinor() {
        return 0;
    }

    final MimeBundle shownInCell() {
        if (comm.isClosed() || !Frontend.current().isNotebook()) {
            return MimeBundle.text(toString());
        }
        String id = modelId();
        belongHere();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version_major", 2);
        view.put("version_minor", viewMinor());
        view.put("model_id", id);
        return MimeBundle.text(this + "\n" + missing()).with(VIEW, Collections.unmodifiableMap(view));
    }

    String missing() {
        return "(a widget: a trusted notebook shows it, in JupyterLab after pip install jupyterlab_widgets)";
    }

    /// What it is and what is not as in a new one: `FloatSlider(value=0.1, description="lr", max=1.0)`.
    @Override
    public String toString() {
        List<String> said = new ArrayList<>();
        Trait own = value;
        if (own != null) {
            said.add(saidOfValue());
        }
        traits.values().stream()
                .filter(trait -> trait != own && !trait.name.startsWith("_"))
                .filter(trait -> trait.now() instanceof Widget part ? !part.isPlain() : !trait.isNormal())
                .map(Widget::said)
                .forEach(said::add);
        String all = name + "(" + String.join(", ", said) + ")";
        return all.length() <= 200 ? all : all.substring(0, 199) + "…";
    }

    /// Whether there is nothing to be said of it.
    boolean isPlain() {
        return false;
    }

    String saidOfValue() {
        return said(valueTrait());
    }

    private static String said(Trait trait) {
        return trait.name + "=" + Kind.shown(trait.now());
    }
}
