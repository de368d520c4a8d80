package himalia.tensor;

/// Runs code on the second backend.
public final class OnNaive {
    private OnNaive() {}

    /// What is to run there.
    @FunctionalInterface
    public interface Code {
        void run() throws Throwable;
    }

    /// On a backend of its own.
    public static void run(Code code) throws Throwable {
        run(new NaiveBackend(), code);
    }

    static void run(Backend backend, Code code) throws Throwable {
        Backend before = Device.use(backend);
        try {
            code.run();
        } finally {
            Device.use(before);
        }
    }
}
