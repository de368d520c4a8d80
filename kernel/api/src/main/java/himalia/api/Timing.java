package himalia.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How long something takes, measured by many loops over it.
///
/// `%timeit` in a cell measures any line of Java; this is what it makes of it:
///
/// ```java
/// var t = Timing.measure(n -> {
///     long start = System.nanoTime();
///     for (long i = 0; i < n; i++) {
///         Timing.anew();
///         Timing.take(Math.cbrt(i));
///     }
///     return System.nanoTime() - start;
/// });
/// t.mean();   // seconds for one round
/// t           // 8.12 ns ± 0.21 ns per loop (mean ± std. dev. of 7 runs, 100,000,000 loops each)
/// ```
///
/// @param seconds time of one round in each run
/// @param loops   rounds in each run
public record Timing(double[] seconds, long loops) {
    /// Runs of which the mean is taken.
    public static final int RUNS = 7;

    /// Seconds that are too few for the clock: it goes by steps of some ten nanoseconds, and takes as long to be asked.
    public static final double CLOCK = 1e-6;

    /// Seconds of one round below which a loop that does nothing takes as long.
    public static final double LEAST = 1e-9;

    /// A run takes at least this long; by the first one that does, the compiler of the VM has done its work, too.
    private static final long LEAST_NANOS = 200_000_000;

    private static final VarHandle TAKEN;
    private static final VarHandle TAKEN_NUMBER;
    private static final VarHandle TAKEN_BITS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAKEN = lookup.findStaticVarHandle(Timing.class, "taken", Object.class);
            TAKEN_NUMBER = lookup.findStaticVarHandle(Timing.class, "takenNumber", double.class);
            TAKEN_BITS = lookup.findStaticVarHandle(Timing.class, "takenBits", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    @SuppressWarnings("unused")
    private static @Nullable Object taken;

    @SuppressWarnings("unused")
    private static double takenNumber;

    @SuppressWarnings("unused")
    private static long takenBits;

    /// Does something so many times.
    @FunctionalInterface
    public interface Loop {
        /// @return how many nanoseconds it took
        long run(long times) throws Exception;
    }

    /// Seven runs, each of as many rounds as take a fifth of a second.
    public static Timing measure(Loop loop) throws Exception {
        return measure(0, RUNS, loop);
    }

    /// Some runs.
    ///
    /// @param loops rounds in each; 0 for as many as take a fifth of a second
    /// @param runs  at least one
    /// @throws IllegalArgumentException if a number is too small
    public static Timing measure(long loops, int runs, Loop loop) throws Exception {
        if (loops < 0 || runs < 1) {
            throw new IllegalArgumentException(
                    "a timing wants at least one run of one loop, not " + runs + " of " + loops);
        }
        long times = loops > 0 ? loops : 1;
        while (loops == 0 && loop.run(times) < LEAST_NANOS && times < 1_000_000_000) {
            times *= 10;
        }
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            seconds[i] = loop.run(times) / 1e9 / times;
        }
        // The last result need not stay in memory.
        taken = null;
        return new Timing(seconds, times);
    }

    /// Begins a round. What the one before has read from memory is read again: the compiler of the VM computes what is
    /// the same in all rounds once, before the loop, unless something else might have changed it meanwhile.
    public static void anew() {
        VarHandle.acquireFence();
    }

    /// Takes a result that nobody needs. A loop without it may be left out by the compiler of the VM, as it has no
    /// effect; an opaque write is one, and costs next to nothing.
    public static void take(Object value) {
        TAKEN.setOpaque(value);
    }

    /// Takes a result that nobody needs.
    public static void take(double value) {
        TAKEN_NUMBER.setOpaque(value);
    }

    /// Takes a result that nobody needs.
    public static void take(long value) {
        TAKEN_BITS.setOpaque(value);
    }

    /// Takes a result that nobody needs.
    public static void take(boolean value) {
        TAKEN_BITS.setOpaque(value ? 1L : 0L);
    }

    /// Seconds of one round, over all runs.
    public double mean() {
        return Arrays.stream(seconds).average().orElse(Double.NaN);
    }

    /// Standard deviation of the runs, in seconds.
    public double deviation() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(seconds)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElse(Double.NaN));
    }

    /// The fastest run, in seconds of one round.
    public double best() {
        return Arrays.stream(seconds).min().orElse(Double.NaN);
    }

    /// The slowest run, in seconds of one round.
    public double worst() {
        return Arrays.stream(seconds).max().orElse(Double.NaN);
    }

    /// As IPython writes it: `8.12 ns ± 0.21 ns per loop (mean ± std. dev. of 7 runs, 10,000 loops each)`.
    @Override
    public String toString() {
        return toString(3);
    }

    /// The same with another number of digits.
    public String toString(int digits) {
        return text(mean(), digits) + " ± " + text(deviation(), digits) + " per loop (mean ± std. dev. of "
                + seconds.length + (seconds.length == 1 ? " run, " : " runs, ")
                + String.format(Locale.ROOT, "%,d", loops) + (loops == 1 ? " loop each)" : " loops each)");
    }

    /// A time with three digits in the unit that suits it: `8.12 ns`, `45.1 ms`, `1min 5s`, `2h 3min`.
    public static String text(double seconds) {
        return text(seconds, 3);
    }

    private static String text(double seconds, int digits) {
        if (seconds >= 60) {
            long whole = Math.round(seconds);
            long[] sizes = {86_400, 3600, 60, 1};
            String[] names = {"d", "h", "min", "s"};
            StringBuilder parts = new StringBuilder();
            for (int i = 0; i < sizes.length; i++) {
                if (whole >= sizes[i]) {
                    parts.append(parts.isEmpty() ? "" : " ")
                            .append(whole / sizes[i])
                            .append(names[i]);
                }
                whole %= sizes[i];
            }
            return parts.toString();
        }
        // Rounded first: 999.9 ns are 1 µs.
        BigDecimal rounded = new BigDecimal(seconds).round(new MathContext(digits));
        String[] units = {"s", "ms", "µs", "ns"};
        int unit = 0;
        while (unit < 3 && rounded.compareTo(BigDecimal.ONE) < 0) {
            rounded = rounded.scaleByPowerOfTen(3);
            unit++;
        }
        return (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString()) + " " + units[unit];
    }
}
