package himalia.widgets;

import himalia.api.Display;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A place in the page that collects what is printed and shown.
///
/// ```java
/// var out = new Output();
/// display(new VBox(button, out));
/// button.onClick(() -> out.capture(() -> println("clicked")));
/// out.clear();
/// ```
///
/// [#capture] collects what comes from its own thread and, in a cell, from threads that the cell has started. An error
/// goes into it, too. In a plain program all is printed as ever.
public final class Output extends Widget implements HasLayout<Output> {
    private final AtomicInteger depth = new AtomicInteger();

    /// An empty one.
    public Output() {
        super(
                "Output",
                "@jupyter-widgets/output",
                "1.0.0",
                "OutputModel",
                "@jupyter-widgets/output",
                "1.0.0",
                "OutputView");
        shown();
        add("msg_id", Kind.TEXT, "");
        add("outputs", Kind.list(Kind.ANYTHING), List.of());
    }

    /// Runs something whose output appears here.
    public Output capture(Runnable code) {
        if (Frontend.current().isNotebook()) {
            modelId();
        }
        Frontend.current().capture(this::collect, code);
        return this;
    }

    /// The page sends the answers to one message here, until it is told that there are no more.
    private void collect(String message) {
        boolean ends = message.isEmpty();
        if (ends ? depth.decrementAndGet() == 0 : depth.getAndIncrement() == 0) {
            set("msg_id", message);
        }
    }

    /// Takes away what is in it.
    public Output clear() {
        set("outputs", List.of());
        return this;
    }

    /// Adds a text, from any thread.
    public synchronized Output append(String text) {
        Map<String, Object> stream = new LinkedHashMap<>();
        stream.put("output_type", "stream");
        stream.put("name", "stdout");
        stream.put("text", text);
        return append(stream);
    }

    /// Adds what a cell would show of a value, from any thread.
    public synchronized Output appendDisplay(Object value) {
        MimeBundle bundle = Display.render(value);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("output_type", "display_data");
        shown.put("data", texts(bundle.data()));
        shown.put("metadata", bundle.metadata());
        return append(shown);
    }

    /// The state of a widget has its bytes beside it; here they are part of a picture's text.
    private static Map<String, Object> texts(Map<String, Object> data) {
        Map<String, Object> texts = new LinkedHashMap<>();
        data.forEach((mime, form) -> texts.put(
                mime,
                form instanceof byte[] bytes ? java.util.Base64.getEncoder().encodeToString(bytes) : form));
        return texts;
    }

    private Output append(Map<String, Object> output) {
        List<Object> outputs = new ArrayList<>(Settings.<List<Object>>get(this, "outputs"));
        outputs.add(output);
        set("outputs", List.copyOf(outputs));
        return this;
    }

    @Override
    public String toString() {
        return "Output()";
    }
}
