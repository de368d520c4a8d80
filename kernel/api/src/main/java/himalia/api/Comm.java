package himalia.api;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A two-way channel between a cell and something in the page, such as a slider.
///
/// Handlers run on the kernel's comm thread, also while a cell runs: a slider acts during training.
///
/// ```java
/// var comm = Comm.open("my_target", Map.of("start", 1));
/// comm.onMessage(data -> comm.send(Map.of("echo", data)));
/// ```
public final class Comm {
    private static final Map<String, Comm> OPEN = new ConcurrentHashMap<>();
    private static final Map<String, BiConsumer<Comm, Map<String, Object>>> TARGETS = new ConcurrentHashMap<>();

    private final String id;
    private final String target;
    private volatile Consumer<Map<String, Object>> onMessage = data -> {};
    private volatile Runnable onClose = () -> {};

    private Comm(String id, String target) {
        this.id = id;
        this.target = target;
        OPEN.put(id, this);
    }

    /// Opens a channel to a target that the page knows.
    public static Comm open(String target, Map<String, ?> data) {
        Comm comm = new Comm(UUID.randomUUID().toString(), target);
        Frontend.current().comm("comm_open", comm.id, Map.of("target_name", target, "data", data));
        return comm;
    }

    /// Names a target that the page may open; the handler gets the new channel and the data it was opened with.
    public static void onOpen(String target, BiConsumer<Comm, Map<String, Object>> handler) {
        TARGETS.put(target, handler);
    }

    /// The channels that are open, by id.
    public static Map<String, Comm> all() {
        return Map.copyOf(OPEN);
    }

    /// The kernel calls this when the page opens a channel.
    ///
    /// @return false if nobody has named that target
    public static boolean opened(String id, String target, Map<String, Object> data) {
        var handler = TARGETS.get(target);
        if (handler == null) {
            return false;
        }
        handler.accept(new Comm(id, target), data);
        return true;
    }

    /// The kernel calls this when a message for a channel comes.
    public static void received(String id, Map<String, Object> data) {
        Comm comm = OPEN.get(id);
        if (comm != null) {
            comm.onMessage.accept(data);
        }
    }

    /// The kernel calls this when the page closes a channel.
    public static void closed(String id) {
        Comm comm = OPEN.remove(id);
        if (comm != null) {
            comm.onClose.run();
        }
    }

    /// Sends data to the page.
    public void send(Map<String, ?> data) {
        Frontend.current().comm("comm_msg", id, Map.of("data", data));
    }

    /// Sets what happens when data comes from the page.
    public void onMessage(Consumer<Map<String, Object>> handler) {
        onMessage = handler;
    }

    /// Sets what happens when the page closes the channel.
    public void onClose(Runnable handler) {
        onClose = handler;
    }

    /// Closes the channel on both sides.
    public void close() {
        if (OPEN.remove(id) != null) {
            Frontend.current().comm("comm_close", id, Map.of("data", Map.of()));
        }
    }

    public String id() {
        return id;
    }

    public String target() {
        return target;
    }
}
