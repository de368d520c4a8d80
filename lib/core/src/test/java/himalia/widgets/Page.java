package himalia.widgets;

import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A front end that keeps what it hears, and speaks as a page does.
final class Page extends Frontend implements AutoCloseable {
    /// What went over a comm.
    record Said(String kind, String id, CommMessage message) {
        Map<?, ?> state() {
            return (Map<?, ?>) message.get("state");
        }

        @Override
        public String toString() {
            return kind + " " + message;
        }
    }

    private final class Line implements Comm {
        private final String id;
        private final String target;
        private Consumer<CommMessage> onMessage = message -> {};
        private Consumer<CommMessage> onClose = message -> {};

        private Line(String id, String target) {
            this.id = id;
            this.target = target;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String target() {
            return target;
        }

        @Override
        public void send(Map<String, ?> data) {
            said.add(new Said("comm_msg", id, CommMessage.of(data)));
        }

        @Override
        public void onMessage(Consumer<CommMessage> handler) {
            onMessage = handler;
        }

        @Override
        public void onClose(Consumer<CommMessage> handler) {
            onClose = handler;
        }

        @Override
        public void close(Map<String, ?> data) {
            said.add(new Said("comm_close", id, CommMessage.of(data)));
        }

        @Override
        public void belongHere() {
            homes.merge(id, 1, Integer::sum);
        }
    }

    final List<Said> said = new CopyOnWriteArrayList<>();
    final List<Object> shown = new CopyOnWriteArrayList<>();
    final Map<String, Integer> homes = new HashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, BiConsumer<Comm, CommMessage>> targets = new HashMap<>();

    Page() {
        install();
    }

    @Override
    public void close() {
        uninstall();
    }

    @Override
    protected Comm openComm(String target, CommMessage opening) {
        Line line = new Line("M" + (lines.size() + 1), target);
        lines.put(line.id, line);
        said.add(new Said("comm_open", line.id, opening));
        return line;
    }

    @Override
    protected void onOpenComm(String target, BiConsumer<Comm, CommMessage> handler) {
        targets.put(target, handler);
    }

    @Override
    public void show(MimeBundle bundle, String displayId, boolean update) {
        shown.add(bundle);
    }

    @Override
    public void clear(boolean wait) {
        shown.add("clear " + wait);
    }

    @Override
    public MimeBundle render(Object value) {
        return value instanceof Widget widget
                ? new WidgetRenderers.OfWidget().render(widget)
                : MimeBundle.text("" + value);
    }

    @Override
    public void capture(Consumer<String> collector, Runnable code) {
        collector.accept("message");
        try {
            code.run();
        } catch (RuntimeException e) {
            shown.add(e);
        } finally {
            collector.accept("");
        }
    }

    /// The page sends something over a comm.
    List<Said> send(String id, Map<String, ?> data, byte[]... buffers) {
        said.clear();
        lines.get(id).onMessage.accept(CommMessage.of(data).withBuffers(buffers));
        return List.copyOf(said);
    }

    /// A hand moves something.
    List<Said> update(Widget widget, String name, Object value) {
        Map<String, Object> state = new HashMap<>();
        state.put(name, value);
        return send(widget.modelId(), Map.of("method", "update", "state", state, "buffer_paths", List.of()));
    }

    void closeFromPage(String id) {
        lines.get(id).onClose.accept(CommMessage.of(Map.of()));
    }

    /// The page opens a comm of its own.
    String open(String target) {
        Line line = new Line("C" + (lines.size() + 1), target);
        lines.put(line.id, line);
        targets.get(target).accept(line, CommMessage.of(Map.of()));
        return line.id;
    }

    /// All that was said since the last time.
    List<Said> heard() {
        List<Said> all = new ArrayList<>(said);
        said.clear();
        return all;
    }

    /// What is printed on `System.err`.
    static String complaints(Runnable code) {
        PrintStream err = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            code.run();
        } finally {
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
