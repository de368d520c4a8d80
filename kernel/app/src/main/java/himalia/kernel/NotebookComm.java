package himalia.kernel;

import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Header;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A comm between a cell and the page.
final class NotebookComm implements Comm {
    private final String id;
    private final String target;
    private final Comms comms;
    private volatile @Nullable Header cell;
    private volatile Consumer<CommMessage> onMessage = data -> {};
    private volatile Consumer<CommMessage> onClose = data -> {};

    NotebookComm(String id, String target, Comms comms) {
        this.id = id;
        this.target = target;
        this.comms = comms;
        belongHere();
    }

    /// The cell that speaks when a handler does, null if the page has opened this by itself.
    @Nullable
    Header cell() {
        return cell;
    }

    @Override
    public void belongHere() {
        cell = comms.voice();
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
        if (comms.isOpen(id)) {
            CommMessage message = CommMessage.of(data);
            comms.send(new CommContent.Data(id, message), message);
        }
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
        if (comms.remove(id)) {
            CommMessage message = CommMessage.of(data);
            comms.send(new CommContent.Close(id, message), message);
        }
    }

    void received(CommMessage message) {
        onMessage.accept(message);
    }

    void closed(CommMessage message) {
        onClose.accept(message);
    }

    @Override
    public String toString() {
        return "Comm " + target + " " + id + (comms.isOpen(id) ? "" : " (closed)");
    }
}
