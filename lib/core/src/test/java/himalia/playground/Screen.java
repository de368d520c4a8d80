package himalia.playground;

import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.api.Renderers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A page that shows widgets: it keeps their state, and its hand sends messages.
final class Screen extends Frontend implements AutoCloseable {
    /// What the page knows of each model.
    final Map<String, Map<String, Object>> states = new ConcurrentHashMap<>();

    final List<MimeBundle> shown = new CopyOnWriteArrayList<>();
    final List<MimeBundle> replaced = new CopyOnWriteArrayList<>();
    final List<String> closed = new CopyOnWriteArrayList<>();
    final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    Screen() {
        install();
    }

    private final class Line implements Comm {
        private final String id;
        private Consumer<CommMessage> onMessage = message -> {};

        private Line(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String target() {
            return "jupyter.widget";
        }

        @Override
        public void send(Map<String, ?> data) {
            if ("update".equals(data.get("method"))) {
                known(id, data);
            }
        }

        @Override
        public void onMessage(Consumer<CommMessage> handler) {
            onMessage = handler;
        }

        @Override
        public void onClose(Consumer<CommMessage> handler) {
            // this page closes nothing
        }

        @Override
        public void close(Map<String, ?> data) {
            closed.add(id);
        }
    }

    @SuppressWarnings("unchecked")
    private void known(String id, Map<String, ?> data) {
        states.computeIfAbsent(id, any -> new ConcurrentHashMap<>())
                .putAll(withoutNulls((Map<String, Object>) data.get("state")));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> state) {
        Map<String, Object> rest = new HashMap<>(state);
        rest.values().removeIf(value -> value == null);
        return rest;
    }

    @Override
    protected Comm openComm(String target, CommMessage opening) {
        Line line = new Line("M" + lines.size());
        lines.put(line.id, line);
        known(line.id, opening);
        return line;
    }

    @Override
    protected void onOpenComm(String target, BiConsumer<Comm, CommMessage> handler) {
        // this page opens nothing
    }

    /// A hand does something with the playground that was shown.
    void does(String what, Object... more) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("do", what);
        for (int i = 0; i < more.length; i += 2) {
            content.put((String) more[i], more[i + 1]);
        }
        lines.get(model()).onMessage.accept(CommMessage.of(Map.of("method", "custom", "content", content)));
    }

    void sets(String name, Object value) {
        does("set", "name", name, "value", value);
    }

    /// The model that has a module.
    String model() {
        return states.entrySet().stream()
                .filter(each -> each.getValue().containsKey("_esm"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    Object state(String name) {
        return states.get(model()).get(name);
    }

    Object setting(String name) {
        return ((Map<?, ?>) state("settings")).get(name);
    }

    int epoch() {
        return (Integer) ((Map<?, ?>) state("frame")).get("epoch");
    }

    @Override
    public void show(MimeBundle bundle, String displayId, boolean update) {
        (update ? replaced : shown).add(bundle);
    }

    @Override
    public void clear(boolean wait) {
        // nothing is cleared
    }

    @Override
    public MimeBundle render(Object value) {
        return Renderers.find(getClass().getClassLoader()).render(value);
    }

    @Override
    public Map<String, Object> variables() {
        return variables;
    }

    @Override
    public void close() {
        uninstall();
    }
}
