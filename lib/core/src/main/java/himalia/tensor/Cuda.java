package himalia.tensor;

/// What lectures ask about the GPU, answered: there is none, everything runs on the CPU.
///
/// ```java
/// var device = Cuda.isAvailable() ? "cuda" : "cpu";   // cpu
/// ```
public final class Cuda {
    static final String ABSENT =
            "Torch not compiled with CUDA enabled: Himalia computes on the CPU\nHint: leave .cuda() out, or "
                    + "write `x.to(Cuda.isAvailable() ? \"cuda\" : \"cpu\")`.";

    private Cuda() {}

    /// Whether there is a GPU to compute on: `false`.
    public static boolean isAvailable() {
        return false;
    }

    /// How many GPUs there are: 0.
    public static int deviceCount() {
        return 0;
    }

    /// Begins the random numbers of all GPUs again at this seed, that is: does nothing, as in PyTorch without a GPU.
    public static void manualSeedAll(long seed) {}
}
