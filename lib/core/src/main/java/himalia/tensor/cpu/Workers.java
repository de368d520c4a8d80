package himalia.tensor.cpu;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Shares big work among the processor's cores; small work stays on the calling thread.
///
/// Its threads are daemons, start with the first big work and end after a few idle seconds.
public final class Workers {
    /// `himalia.threads` lowers it, for measurements on one thread.
    static final int THREADS = Math.max(
            1, Integer.getInteger("himalia.threads", Runtime.getRuntime().availableProcessors()));

    private static final ThreadPoolExecutor POOL = pool();

    private Workers() {}

    /// One part of the work.
    @FunctionalInterface
    interface Part {
        void run(int part);
    }

    /// Some of the places `0` to `n - 1`.
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }

    /// Runs over `0` to `n - 1` in as many parts as there are threads, none of them shorter than `least`.
    public static void ranges(int n, int least, Range work) {
        int parts = Math.min(THREADS, n / least);
        if (parts <= 1) {
            work.run(0, n);
            return;
        }
        int fair = (n + parts - 1) / parts;
        int each = fair < 1024 ? fair : fair + 15 & ~15;
        run(parts, part -> work.run(Math.min(n, part * each), Math.min(n, (part + 1) * each)));
    }

    private static ThreadPoolExecutor pool() {
        int size = Math.max(1, THREADS - 1);
        var pool = new ThreadPoolExecutor(size, size, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), r -> {
            Thread t = new Thread(r, "himalia-worker");
            t.setDaemon(true);
            return t;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /// Runs parts `0` to `count - 1`, the first one on this thread, and returns when all have ended. An interruption of
    /// this thread reaches the others, too.
    static void run(int count, Part work) {
        var others = new FutureTask<?>[count - 1];
        for (int i = 1; i < count; i++) {
            int part = i;
            others[i - 1] = new FutureTask<Void>(() -> work.run(part), null);
            POOL.execute(others[i - 1]);
        }
        try {
            work.run(0);
            for (FutureTask<?> other : others) {
                other.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Stopped while waiting for the other half of a computation.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        } finally {
            for (FutureTask<?> other : others) {
                other.cancel(true);
            }
        }
    }
}
