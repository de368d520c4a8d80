package himalia.widgets;

import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.api.Frontend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What a widget and the pages say to each other: its state when a page first hears of it, then what changes on either
/// side, and messages of the user's own.
final class WidgetComm {
    private static final String TARGET = "jupyter.widget";
    private static final Map<String, ?> PROTOCOL = Map.of("version", "2.1.0");

    private static final Map<String, WidgetComm> OPEN = new ConcurrentHashMap<>();
    private static volatile @Nullable Frontend answered;

    private final Widget widget;
    private final List<BiConsumer<Map<?, ?>, List<byte[]>>> listeners = new CopyOnWriteArrayList<>();
    /// Traits that wait for the end of [#hold], or null where nothing is held.
    private @Nullable Set<Trait> held;
    private volatile @Nullable Comm comm;
    private volatile boolean closed;

    WidgetComm(Widget widget) {
        this.widget = widget;
    }

    boolean isOpen() {
        return comm != null && !closed;
    }

    boolean isClosed() {
        return closed;
    }

    /// The comm of the widget, which a page hears of now if none has before.
    Comm open() {
        return widget.alone(() -> {
            Comm known = comm;
            if (known == null) {
                answerPages();
                Buffers buffers = new Buffers();
                Map<String, @Nullable Object> state = buffers.taken(state(widget.traits()));
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("state", state);
                data.put("buffer_paths", buffers.paths());
                known = Comm.open(
                        TARGET, CommMessage.of(data).withMetadata(PROTOCOL).withBuffers(buffers.bytes()));
                comm = known;
                OPEN.put(known.id(), this);
                known.onMessage(this::received);
                known.onClose(message -> closedByPage());
            }
            return known;
        });
    }

    /// What a page asks for that was loaded anew: the state of all there are.
    private static void answerPages() {
        Frontend current = Frontend.current();
        if (answered != current) {
            answered = current;
            Comm.onOpen(
                    "jupyter.widget.control",
                    (control, opening) -> control.onMessage(message -> {
                        if ("request_states".equals(message.get("method"))) {
                            control.send(allStates());
                        }
                    }));
        }
    }

    private static CommMessage allStates() {
        Buffers buffers = new Buffers();
        Map<String, Object> states = new LinkedHashMap<>();
        OPEN.forEach((id, open) -> {
            Widget widget = open.widget;
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("model_name", Objects.requireNonNull(widget.now("_model_name")));
            model.put("model_module", Objects.requireNonNull(widget.now("_model_module")));
            model.put("model_module_version", Objects.requireNonNull(widget.now("_model_module_version")));
            model.put("state", buffers.taken(open.state(widget.traits()), id, "state"));
            states.put(id, model);
        });
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("method", "update_states");
        data.put("states", states);
        data.put("buffer_paths", buffers.paths());
        return CommMessage.of(data).withBuffers(buffers.bytes());
    }

    private Map<String, @Nullable Object> state(Iterable<Trait> which) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        which.forEach(trait -> state.put(trait.name, trait.kind.write(trait.now())));
        return state;
    }

    /// Tells the page of a trait, or at the end of [#hold].
    void send(Trait trait) {
        Set<Trait> waiting = held;
        if (waiting != null) {
            waiting.add(trait);
        } else {
            sendState(List.of(trait));
        }
    }

    private void sendState(Iterable<Trait> which) {
        Comm known = comm;
        if (known != null && !closed) {
            known.send(update("update", state(which)));
        }
    }

    private static CommMessage update(String method, Map<String, @Nullable Object> state) {
        Buffers buffers = new Buffers();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("method", method);
        data.put("state", buffers.taken(state));
        data.put("buffer_paths", buffers.paths());
        return CommMessage.of(data).withBuffers(buffers.bytes());
    }

    /// Sends what is set meanwhile in one message. Only within a change.
    void hold(Runnable settings) {
        if (held != null) {
            settings.run();
            return;
        }
        Set<Trait> waiting = new LinkedHashSet<>();
        held = waiting;
        try {
            settings.run();
        } finally {
            held = null;
            if (!waiting.isEmpty()) {
                sendState(waiting);
            }
        }
    }

    /// Sends a message of one's own to the view, with bytes beside it.
    void send(Map<String, ?> content, byte[]... buffers) {
        Comm known = comm;
        if (known != null && !closed) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("method", "custom");
            data.put("content", content);
            known.send(CommMessage.of(data).withBuffers(buffers));
        }
    }

    void onMessage(BiConsumer<Map<?, ?>, List<byte[]>> handler) {
        listeners.add(handler);
    }

    private void received(CommMessage message) {
        switch (String.valueOf(message.get("method"))) {
            case "update" -> {
                if (message.get("state") instanceof Map<?, ?> state) {
                    update(Buffers.back(state, message.get("buffer_paths"), message.buffers()));
                }
            }
            case "request_state" -> {
                widget.alone(() -> {
                    sendState(widget.traits());
                    return true;
                });
            }
            case "custom" -> {
                if (message.get("content") instanceof Map<?, ?> content) {
                    listeners.forEach(listener -> listener.accept(content, message.buffers()));
                }
            }
            default -> {
                // A later version of the protocol may say more.
            }
        }
    }

    /// The page has changed something. It hears of it again, since there may be other pages; and of the right value
    /// where what it has sent is not what is kept.
    private void update(Map<String, @Nullable Object> sent) {
        Map<Trait, @Nullable Object> known = new LinkedHashMap<>();
        Map<String, @Nullable Object> echo = new LinkedHashMap<>();
        sent.forEach((name, raw) -> {
            Trait trait = widget.find(name);
            if (trait != null && trait.open) {
                known.put(trait, raw);
                if (trait.echoed) {
                    echo.put(name, raw);
                }
            }
        });
        List<String> complaints = new ArrayList<>();
        widget.change(() -> {
            Comm page = comm;
            if (!echo.isEmpty() && page != null && !closed) {
                page.send(update("echo_update", echo));
            }
            known.forEach((trait, raw) -> {
                String complaint = take(trait, raw);
                if (!complaint.isEmpty()) {
                    complaints.add(complaint);
                }
            });
        });
        complaints.forEach(System.err::println);
    }

    private String take(Trait trait, @Nullable Object raw) {
        String complaint = "";
        Object read = trait.kind.read(raw);
        if (read == Kind.REFUSED) {
            complaint = String.valueOf(widget.refused(trait, raw).getMessage());
        } else {
            try {
                widget.keep(trait, read);
            } catch (IllegalArgumentException e) {
                complaint = String.valueOf(e.getMessage());
            }
        }
        if (trait.echoed && !same(trait.kind.write(trait.now()), raw)) {
            send(trait);
        }
        return complaint;
    }

    /// Whether two values are one to the page: 3 and 3.0, 1 and true are.
    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case Boolean one when b instanceof Number two -> one == (two.doubleValue() != 0);
            case Number one when b instanceof Number two -> one.doubleValue() == two.doubleValue();
            case List<?> one
            when b instanceof List<?> two -> {
                boolean all = one.size() == two.size();
                for (int i = 0; all && i < one.size(); i++) {
                    all = same(one.get(i), two.get(i));
                }
                yield all;
            }
            case Map<?, ?> one
            when b instanceof Map<?, ?> two ->
                one.keySet().equals(two.keySet())
                        && one.keySet().stream().allMatch(key -> same(one.get(key), two.get(key)));
            case byte[] one when b instanceof byte[] two -> Arrays.equals(one, two);
            case null, default -> Objects.equals(a, b);
        };
    }

    /// What handlers print belongs to the cell that runs now.
    void belongHere() {
        Comm known = comm;
        if (known != null) {
            known.belongHere();
        }
    }

    void close() {
        Comm known = comm;
        closed = true;
        if (known != null) {
            OPEN.remove(known.id());
            known.close();
        }
    }

    private void closedByPage() {
        closed = true;
        OPEN.values().remove(this);
    }

    static void closeAll() {
        List.copyOf(OPEN.values()).forEach(WidgetComm::close);
    }
}
