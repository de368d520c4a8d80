package himalia.bench;

import java.util.concurrent.locks.LockSupport;

/// Something to time.
///
/// @param name the same in every system that is measured
/// @param steps how many training steps one run takes; 0 for a single operation, which is repeated and timed per call
/// @param body one run; what it returns keeps the compiler from leaving the work out
record Workload(String name, int steps, Body body) {
    /// One run.
    @FunctionalInterface
    interface Body {
        double run();
    }

    private static final long OPERATION_NANOS = 100_000_000;
    private static final long WARM_NANOS = 4_000_000_000L;
    private static final long MOST_WARM_NANOS = 60_000_000_000L;

    @SuppressWarnings("unused") // without it the VM could leave the work out
    private static double sink;

    /// Seconds of one run; of an operation, the shortest of many within a tenth of a second.
    double seconds() {
        if (steps > 0) {
            return nanos(1) * 1e-9;
        }
        nanos(1);
        awaitWarmUp();
        int times = 1;
        while (nanos(times) < 200_000 && times < 1 << 20) {
            times *= 2;
        }
        double best = Double.MAX_VALUE;
        long end = System.nanoTime() + OPERATION_NANOS;
        do {
            best = Math.min(best, nanos(times) / (double) times);
        } while (System.nanoTime() < end);
        return best * 1e-9;
    }

    /// Gives the library the time to warm up what the operation asked for, on a busy machine more of it.
    private static void awaitWarmUp() {
        long end = System.nanoTime() + MOST_WARM_NANOS;
        while (System.nanoTime() < end && isWarmingUp()) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean isWarmingUp() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("himalia-warm-up"));
    }

    private long nanos(int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            sink += body.run();
        }
        return System.nanoTime() - start;
    }

    /// Bytes that a warm step, or a warm call, allocates on this thread.
    long bytes() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + WARM_NANOS; // objects that the compiler can do without count no more
        do {
            seconds();
        } while (System.nanoTime() < end);
        int runs = steps > 0 ? 1 : 100;
        long before = threads.getCurrentThreadAllocatedBytes();
        nanos(runs);
        return (threads.getCurrentThreadAllocatedBytes() - before) / ((long) runs * Math.max(1, steps));
    }
}
