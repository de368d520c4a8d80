package himalia.sql.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts of a file that come in any order from several threads, and are written in theirs: by whichever thread brings
/// the one that is next, while the others go on.
final class InOrder<P> {
    interface Sink<P> {
        void write(P part) throws IOException;
    }

    private final int ahead;
    private final Sink<P> sink;
    private final Map<Integer, P> waiting = new HashMap<>();
    private int next;
    private boolean isWriting;

    /// @param ahead so many parts may wait; who brings more does, too
    InOrder(int ahead, Sink<P> sink) {
        this.ahead = ahead;
        this.sink = sink;
    }

    void put(int number, P part) {
        synchronized (this) {
            boolean isInterrupted = false;
            while (isWriting && waiting.size() >= ahead) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    isInterrupted = true; // a part is soon written
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            waiting.put(number, part);
            if (isWriting) {
                return;
            }
            isWriting = true;
        }
        boolean isDone = false;
        try {
            for (P one = taken(); one != null; one = taken()) {
                sink.write(one);
            }
            isDone = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!isDone) {
                end();
            }
        }
    }

    private synchronized @Nullable P taken() {
        P one = waiting.remove(next);
        next += one == null ? 0 : 1;
        isWriting = one != null;
        notifyAll();
        return one;
    }

    /// After a failure nobody waits, and nothing more is written: the next part never comes.
    private synchronized void end() {
        next = -1;
        isWriting = false;
        notifyAll();
    }
}
