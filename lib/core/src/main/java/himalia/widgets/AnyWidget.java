package himalia.widgets;

import org.jspecify.annotations.Nullable;

/// A widget of one's own: a JavaScript module that draws it, and the state that both sides share, after the convention
/// of anywidget (the page needs `pip install anywidget`).
///
/// ```java
/// var counter = new AnyWidget()
///         .esm("""
///              function render({ model, el }) {
///                const b = document.createElement("button");
///                const show = () => { b.textContent = "count " + model.get("count"); };
///                b.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
///                model.on("change:count", show);
///                show();
///                el.append(b);
///              }
///              export default { render };
///              """)
///         .state("count", 0);
/// display(counter);
/// counter.state("count")                                                // how often it was clicked
/// ```
///
/// The state is what JSON can say: numbers, texts, lists, maps, and `byte[]`. [Widget#send] and [Widget#onMessage]
/// carry anything else.
public final class AnyWidget extends Widget implements HasLayout<AnyWidget> {
    private static final String MODULE = "anywidget";
    private static final String VERSION = "~0.11.*";

    /// One that draws nothing yet.
    public AnyWidget() {
        super("AnyWidget", MODULE, VERSION, "AnyModel", MODULE, VERSION, "AnyView");
        shown();
        add("_anywidget_id", Kind.TEXT, "himalia.AnyWidget").fixed();
        add("_esm", Kind.TEXT, "export default {}").fixed();
    }

    /// The module: its default export has `render({ model, el })`, and `initialize({ model })` if it wants.
    public AnyWidget esm(String source) {
        set("_esm", source);
        return this;
    }

    /// A style sheet.
    public AnyWidget css(String source) {
        return state("_css", source);
    }

    /// Sets a part of the state, which the page sees at once.
    public AnyWidget state(String name, @Nullable Object value) {
        if (!has(name)) {
            add(name, Kind.ANYTHING, null);
        }
        set(name, value);
        return this;
    }

    /// A part of the state, as it is on both sides.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public @Nullable Object state(String name) {
        return now(name);
    }

    @Override
    int viewMinor() {
        return 1;
    }

    @Override
    String missing() {
        return "(a widget: a trusted notebook shows it, in JupyterLab after pip install anywidget jupyterlab_widgets)";
    }
}
