package himalia.train;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.plot.Figure;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The loss drawn while it falls. A thread of its own draws, at most four times a second, so that training goes on.
final class LiveCurve {
    private static final long PAUSE = 250_000_000;

    private final History history;
    private final AtomicReference<Thread> drawing = new AtomicReference<>();
    private @Nullable DisplayHandle handle;
    private long last = System.nanoTime();

    LiveCurve(History history) {
        this.history = history;
    }

    /// Draws what there is, unless the last picture is young or not done yet.
    void update() {
        long now = System.nanoTime();
        if (now - last < PAUSE || drawing.get() != null) {
            return;
        }
        last = now;
        Figure figure = history.figure();
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                show(figure);
            } finally {
                drawing.set(null);
            }
        });
        drawing.set(thread);
        thread.start();
    }

    private synchronized void show(Figure figure) {
        if (handle == null) {
            handle = Display.display(figure);
        } else {
            handle.update(figure);
        }
    }

    /// Draws all of it.
    void close() {
        Thread thread = drawing.get();
        boolean interrupted = Thread.interrupted();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (history.epochs() > 0) {
            show(history.figure());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
