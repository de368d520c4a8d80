package himalia.sql;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lets the Stop button end a query, or work on a file: a database hears of it only by a call from another thread.
final class Stoppable {
    private static final int TRIES = 50;
    private static final int BETWEEN_MILLIS = 100;

    private Stoppable() {}

    /// Runs something on a thread of its own and waits for it.
    ///
    /// @param stop asks the database to end it; it may be asked before the query has begun, and is asked again
    /// @throws CancellationException if this thread was interrupted
    static <T> T run(Callable<T> work, Runnable stop) throws SQLException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name("himalia-sql").unstarted(task);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            end(task, stop);
            Thread.currentThread().interrupt();
            throw new CancellationException("Stopped while the database was at work.");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException error -> throw error;
                case RuntimeException error -> throw error;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static void end(FutureTask<?> task, Runnable stop) {
        for (int i = 0; i < TRIES && !task.isDone(); i++) {
            stop.run();
            try {
                task.get(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | InterruptedException again) {
                // Asked once more; the flag is set again by whoever waits for this.
            } catch (ExecutionException ended) {
                return; // as it was asked to
            }
        }
    }
}
