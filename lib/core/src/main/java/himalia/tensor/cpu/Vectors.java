package himalia.tensor.cpu;

import java.util.List;

/// Whether the JVM has the Vector API, and whether it is fast yet.
///
/// Before the compiler has seen to a loop of vectors, every vector in it is an object on the heap, and all is slower
/// than the slowest plain loop. So a thread of low priority runs what is asked for until it is fast, and until then the
/// plain twins do the work.
final class Vectors {
    private static final String MODULE = "jdk.incubator.vector";

    /// Decided once; `himalia.plainLoops` says no, for measurements.
    static final boolean PRESENT = !Boolean.getBoolean("himalia.plainLoops") && (isLoaded() || load());

    /// How many floats a vector holds.
    static final int LANES = PRESENT ? VectorSums.LANES : 16;

    private Vectors() {}

    /// Whether loops of vectors are compiled by now.
    static boolean fast() {
        if (!PRESENT) {
            return false;
        }
        boolean math = VectorMath.WARM_UP.isDone(); // asked in any case, so that both begin
        return VectorSums.WARM_UP.isDone() && math;
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

    /// All loops of vectors.
    static List<WarmUp> all() {
        return List.of(
                VectorGemm.WARM_UP,
                NarrowGemm.WARM_UP,
                VectorLinear.WARM_UP,
                ConvolutionTiles.WARM_UP,
                VectorSlopes.WARM_UP,
                VectorPooling.WARM_UP,
                VectorSums.WARM_UP,
                VectorMoments.WARM_UP,
                VectorNorm.WARM_UP,
                VectorComparisons.WARM_UP,
                VectorCopies.WARM_UP,
                VectorExtremes.WARM_UP,
                VectorNormal.WARM_UP,
                VectorSoftmax.WARM_UP,
                VectorLosses.WARM_UP,
                VectorActivations.WARM_UP,
                VectorArithmetic.WARM_UP,
                VectorLongComparisons.WARM_UP,
                VectorLongs.WARM_UP,
                VectorNearZero.WARM_UP,
                VectorMath.WARM_UP);
    }
}
