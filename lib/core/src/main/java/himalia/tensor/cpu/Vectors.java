package himalia.tensor.cpu;

import java.util.List;

/// Whether the JVM has the Vector API, and whether it is fast yet.
///
/// Before the compiler has seen to a loop of vectors, every vector in it is an object on the heap, and all is slower
/// than the slowest plain loop. So a thread of low priority runs all of them until they are fast, and until then their
/// plain twins do the work.
final class Vectors {
    private static final String MODULE = "jdk.incubator.vector";

    /// Decided once; `himalia.plainLoops` says no, for measurements.
    static final boolean PRESENT = !Boolean.getBoolean("himalia.plainLoops") && (isLoaded() || load());

    /// How many floats a vector holds.
    static final int LANES = PRESENT ? VectorSums.LANES : 16;

    /// A loop is fast if it needs less for this many elements than this many nanoseconds.
    private static final int ELEMENTS = 4096;
    private static final long FAST = 25_000;
    private static final long PATIENCE = 20_000_000_000L;

    private static volatile boolean fast;

    static {
        if (PRESENT) {
            startWarmUp();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing waits for it: cells come first
    private static void startWarmUp() {
        Thread warming = new Thread(Vectors::warmUp, "himalia-warm-up");
        warming.setDaemon(true);
        warming.setPriority(Thread.MIN_PRIORITY);
        warming.start();
    }

    private Vectors() {}

    /// Whether loops of vectors are compiled by now.
    static boolean fast() {
        return fast;
    }

    private static boolean isLoaded() {
        try {
            Class.forName(MODULE + ".FloatVector", false, Vectors.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /// Asks the JVM for the module while it runs: unlike the option `--add-modules` this costs no start-up time
    /// and prints no warning. The JDK allows it to programs started from a jar whose manifest says
    /// `Add-Exports: java.base/jdk.internal.module`.
    private static boolean load() {
        try {
            Class<?> modules = Class.forName("jdk.internal.module.Modules");
            modules.getMethod("loadModule", String.class).invoke(null, MODULE);
            return isLoaded();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false; // plain loops do
        }
    }

    private static void warmUp() {
        VectorGemm.warmUp();
        VectorLinear.warmUp();
        ConvolutionTiles.warmUp();
        VectorSlopes.warmUp();
        VectorPooling.warmUp();
        float[] x = new float[ELEMENTS];
        float[] y = new float[ELEMENTS];
        boolean all = true;
        for (Runnable loop : List.<Runnable>of(
                () -> VectorSums.sum(x, 0, ELEMENTS),
                () -> VectorSums.max(x, 0, ELEMENTS),
                () -> VectorSums.maxOfNumbers(x, 0, ELEMENTS),
                () -> VectorMath.exp(x, 0, y, 0, ELEMENTS),
                () -> VectorMath.sigmoid(x, 0, y, 0, ELEMENTS),
                () -> VectorMath.tanh(x, 0, y, 0, ELEMENTS),
                () -> VectorMath.log(x, 0, y, 0, ELEMENTS),
                () -> VectorMath.expSum(x, 0, 0, y, 0, ELEMENTS))) {
            all &= warmUp(loop);
        }
        fast = all;
    }

    private static boolean warmUp(Runnable loop) {
        long end = System.nanoTime() + PATIENCE;
        int quick = 0;
        while (quick < 20 && System.nanoTime() < end) {
            long start = System.nanoTime();
            loop.run();
            quick = System.nanoTime() - start < FAST ? quick + 1 : 0;
        }
        return quick == 20;
    }
}
