package himalia.kernel;

import himalia.kernel.protocol.Header;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// What cells have asked of the user and has no answer yet.
final class Questions {
    private record Open(String id, BlockingQueue<String> answer) {}

    /// The latest first.
    private final Deque<Open> open = new ConcurrentLinkedDeque<>();

    /// Waits for an answer.
    ///
    /// @param question the header of the question
    /// @param send     sends it; the answer may be there before this returns
    String ask(Header question, Runnable send) throws InterruptedException {
        Open asked = new Open(question.id(), new ArrayBlockingQueue<>(1));
        open.addFirst(asked);
        try {
            send.run();
            return asked.answer.take();
        } finally {
            open.remove(asked);
        }
    }

    /// An answer has come. One that names an older question, whose cell was interrupted, is none; most front ends name
    /// none, and mean the latest.
    ///
    /// @param parent what the answer says that it belongs to
    void answered(@Nullable Header parent, String value) {
        String named = parent != null && parent.type().equals("input_request") ? parent.id() : "";
        for (Open asked : open) {
            if (named.isEmpty() || named.equals(asked.id)) {
                // A second answer to one question is lost.
                asked.answer.offer(value);
                return;
            }
        }
    }
}
