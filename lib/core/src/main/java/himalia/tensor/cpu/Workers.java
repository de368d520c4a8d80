package himalia.tensor.cpu;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Shares big work among the processor's cores; small work stays on the calling thread.
///
/// Its threads are daemons, start with the first big work and end after a few idle seconds. Waking one takes as long as
/// adding 100,000 numbers, so a thread that has just worked looks out for more before it sleeps, and the calling thread
/// does the parts that nobody has begun.
public final class Workers {
    /// `himalia.threads` lowers it, for measurements on one thread and where others have a share of the processors.
    static final int THREADS = Math.max(
            1, Integer.getInteger("himalia.threads", Runtime.getRuntime().availableProcessors()));

    /// How long a thread looks out for more work.
    private static final long LOOK_OUT_NANOS = 30_000;

    /// What is computed, as far as it is known here.
    private static final String WHAT = "an operation on many numbers";

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

    /// Runs over `0` to `n - 1` in as many parts as there are threads, none of them shorter than `least`: for work that
    /// prepares each part.
    public static void ranges(int n, int least, Range work) {
        inParts(n, Math.min(THREADS, n / least), work);
    }

    /// The same in more parts, so that no thread waits long for another one.
    public static void pieces(int n, int least, Range work) {
        if (n / least > 1) {
            Interrupts.poll(WHAT); // one thread has it in one part
        }
        inParts(n, THREADS == 1 ? 1 : Math.min(4 * THREADS, n / least), work);
    }

    /// The same for work that is not to be stopped half-way: an interruption has to wait.
    public static void whole(int n, int least, Range work) {
        int parts = Math.max(1, Math.min(4 * THREADS, n / least));
        run(parts, false, parts(n, parts, work));
    }

    private static void inParts(int n, int parts, Range work) {
        if (parts <= 1) {
            work.run(0, n);
        } else {
            run(parts, parts(n, parts, work));
        }
    }

    private static Part parts(int n, int parts, Range work) {
        int fair = (n + parts - 1) / parts;
        int each = fair < 1024 ? fair : fair + 15 & ~15;
        return part -> work.run(Math.min(n, part * each), Math.min(n, (part + 1) * each));
    }

    /// Runs parts `0` to `count - 1` and returns when all have ended. An interruption of this thread reaches the
    /// others, too.
    static void run(int count, Part work) {
        run(count, true, work);
    }

    private static void run(int count, boolean stops, Part parts) {
        Part work = parts;
        if (stops) {
            Interrupts.poll(WHAT); // the helpers, who may do all of it, would not notice
            work = part -> {
                Interrupts.poll(WHAT);
                parts.run(part);
            };
        }
        if (THREADS == 1) {
            for (int i = 0; i < count; i++) {
                work.run(i);
            }
            return;
        }
        SharedWork shared = new SharedWork(count, work, stops, Math.min(count, THREADS) - 1);
        shared.callHelpers();
        shared.takeParts();
        shared.end();
    }

    /// Lets a thread of the pool help.
    static void call(SharedWork work) {
        POOL.execute(() -> {
            work.help();
            lookOut();
        });
    }

    private static void lookOut() {
        long end = System.nanoTime() + LOOK_OUT_NANOS;
        while (POOL.getQueue().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
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
}
