package himalia.kernel;

import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Header;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The comms of a kernel: those that are open, and the targets that the page may open.
final class Comms {
    /// Sends a message of a comm.
    interface Sender {
        void send(CommContent content, Map<String, Object> metadata, List<byte[]> buffers);
    }

    private final Sender sender;
    private final Supplier<@Nullable Header> voice;
    private final Map<String, NotebookComm> open = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Comm, CommMessage>> targets = new ConcurrentHashMap<>();

    /// @param voice for whom the thread speaks that asks
    Comms(Sender sender, Supplier<@Nullable Header> voice) {
        this.sender = sender;
        this.voice = voice;
    }

    @Nullable
    Header voice() {
        return voice.get();
    }

    /// The cell to which belongs what the handlers of a comm say, null if there is none.
    @Nullable
    Header cellOf(String id) {
        NotebookComm comm = open.get(id);
        return comm == null ? null : comm.cell();
    }

    /// Opens one to the page.
    Comm open(String target, CommMessage message) {
        NotebookComm comm = new NotebookComm(UUID.randomUUID().toString(), target, this);
        // Known before it is opened: the page may answer at once.
        open.put(comm.id(), comm);
        try {
            send(new CommContent.Open(comm.id(), target, message), message);
        } catch (RuntimeException e) {
            open.remove(comm.id());
            throw e;
        }
        return comm;
    }

    /// Lets the page open comms to a target.
    void onOpen(String target, BiConsumer<Comm, CommMessage> handler) {
        targets.put(target, handler);
    }

    Map<String, Comm> all() {
        return Map.copyOf(open);
    }

    boolean isOpen(String id) {
        return open.containsKey(id);
    }

    /// Forgets a comm.
    ///
    /// @return whether it was open
    boolean remove(String id) {
        return open.remove(id) != null;
    }

    void send(CommContent content, CommMessage message) {
        sender.send(content, message.metadata(), message.buffers());
    }

    /// Hands a message of the page to the handlers that wait for it; what they throw, this throws.
    void receive(CommContent content, Map<String, Object> metadata, List<byte[]> buffers) {
        CommMessage message =
                CommMessage.of(content.data()).withMetadata(metadata).withBuffers(buffers);
        switch (content) {
            case CommContent.Open(String id, String target, var data) -> opened(id, target, message);
            case CommContent.Data(String id, var data) -> {
                NotebookComm comm = open.get(id);
                if (comm == null) {
                    Log.line("a message for comm " + id + ", which is not open");
                } else {
                    comm.received(message);
                }
            }
            case CommContent.Close(String id, var data) -> {
                NotebookComm comm = open.remove(id);
                if (comm != null) {
                    comm.closed(message);
                }
            }
        }
    }

    private void opened(String id, String target, CommMessage message) {
        BiConsumer<Comm, CommMessage> handler = targets.get(target);
        NotebookComm comm = new NotebookComm(id, target, this);
        open.put(id, comm);
        if (handler == null) {
            Log.line("nobody waits for comm target `" + target + "`");
            comm.close();
            return;
        }
        try {
            handler.accept(comm, message);
        } catch (Throwable e) {
            // The page should not wait for one who is not there.
            comm.close();
            throw e;
        }
    }
}
