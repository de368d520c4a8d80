package himalia.kernel.cell.javac;

import himalia.kernel.cell.InterruptSwitch;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Tells the user of a cell that does not stop where it is busy: code of the JDK cannot be made to stop.
final class StuckCell {
    private final InterruptSwitch stop;
    private final Duration patience;
    private final Places places = new Places();
    private boolean watching;

    /// @param patience how long a cell may take to stop
    StuckCell(InterruptSwitch stop, Duration patience) {
        this.patience = patience;
        this.stop = stop;
    }

    /// Watches over a stop that was just asked for.
    synchronized void watch() {
        if (!watching && stop.stopping().isPresent()) {
            watching = true;
            Thread.ofPlatform().daemon().name("stop").start(this::await);
        }
    }

    private void await() {
        try {
            Thread.sleep(patience);
            stop.stopping().ifPresent(thread -> System.err.println(text(thread.getStackTrace())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                watching = false;
            }
        }
    }

    private String text(StackTraceElement[] frames) {
        if (frames.length == 0) {
            return "The cell ends just now.";
        }
        Optional<String> line = Arrays.stream(frames)
                .flatMap(frame -> places.apply(frame).stream())
                .map(spot -> ", called at Cell [" + spot.cell() + "], line " + spot.line())
                .findFirst();
        return "The cell does not stop: it is busy in " + frames[0].getClassName() + "." + frames[0].getMethodName()
                + line.orElse("") + ".\nHint: wait for it, or choose Kernel > Restart, which loses all variables.";
    }
}
