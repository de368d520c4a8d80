package himalia.api;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A two-way channel between a cell and something in the page, such as a slider.
///
/// Handlers run on the kernel's comm thread, also while a cell runs: a slider acts during training. What they print,
/// show and throw appears at the cell that opened the channel.
///
/// ```java
/// var comm = Comm.open("my_target", Map.of("start", 1));
/// comm.onMessage(data -> comm.send(Map.of("echo", data)));
/// ```
///
/// Data are maps; a [CommMessage] is such a map that also has metadata and buffers.
public interface Comm {
    /// Opens a channel to a target that the page knows.
    ///
    /// @throws IllegalArgumentException if the data hold something that JSON cannot say
    static Comm open(String target, Map<String, ?> data) {
        return Frontend.current().openComm(target, CommMessage.of(data));
    }

    /// Names a target that the page may open; the handler gets the new channel and what it was opened with.
    static void onOpen(String target, BiConsumer<Comm, CommMessage> handler) {
        Frontend.current().onOpenComm(target, handler);
    }

    /// The channels that are open, by id.
    static Map<String, Comm> all() {
        return Frontend.current().comms();
    }

    /// The id under which both sides know the channel.
    String id();

    /// What the channel was opened to.
    String target();

    /// Sends data to the page; does nothing once the channel is closed.
    ///
    /// @throws IllegalArgumentException if the data hold something that JSON cannot say
    void send(Map<String, ?> data);

    /// Sets what happens when data come from the page.
    void onMessage(Consumer<CommMessage> handler);

    /// Sets what happens when the page closes the channel.
    void onClose(Consumer<CommMessage> handler);

    /// Lets what its handlers print, show and throw from now on appear at the cell that runs now, rather than at the
    /// one that opened it: its widget is shown here again.
    default void belongHere() {}

    /// Closes the channel on both sides.
    default void close() {
        close(Map.of());
    }

    /// Closes the channel on both sides, with a last word.
    void close(Map<String, ?> data);
}
