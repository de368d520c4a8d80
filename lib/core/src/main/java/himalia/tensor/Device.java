package himalia.tensor;

/// Where tensors are computed, by PyTorch's name; here that is always `cpu`.
///
/// ```java
/// var device = Cuda.isAvailable() ? "cuda" : "cpu";
/// x.to(device)        // x itself
/// device("cpu")       // device(type='cpu')
/// ```
///
/// @param type `cpu`
public record Device(String type) {
    static final Device CPU = new Device("cpu");

    private static Backend backend = CpuBackend.INSTANCE;

    /// @throws IllegalStateException for `cuda`, `cuda:0` and the like: there is no GPU here
    /// @throws IllegalArgumentException for anything else but `cpu`
    public Device {
        String kind = type.contains(":") ? type.substring(0, type.indexOf(':')) : type;
        switch (kind) {
            case "cpu" -> type = kind;
            case "cuda" -> throw new IllegalStateException(Cuda.ABSENT);
            default ->
                throw new IllegalArgumentException("Expected one of cpu, cuda device type at start of device string: "
                        + type + "\nHint: device(\"cpu\") is the one that there is.");
        }
    }

    /// What computes on this device: new tensors get their storage from it.
    Backend backend() {
        return backend;
    }

    /// Puts another backend in the place of that of Java arrays, which it gives back: for trying one out.
    static Backend use(Backend other) {
        Backend before = backend;
        backend = other;
        return before;
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "device(type='" + type + "')";
    }
}
