package himalia.api;

import java.util.Map;
import java.util.function.Consumer;

/// A channel that nobody listens to: where no page is.
record SilentComm(String id, String target) implements Comm {
    @Override
    public void send(Map<String, ?> data) {
        // Nobody listens.
    }

    @Override
    public void onMessage(Consumer<CommMessage> handler) {
        // Nobody speaks.
    }

    @Override
    public void onClose(Consumer<CommMessage> handler) {
        // Nobody closes it.
    }

    @Override
    public void close(Map<String, ?> data) {
        // It leads nowhere as it is.
    }
}
