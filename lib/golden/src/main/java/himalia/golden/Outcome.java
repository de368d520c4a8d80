package himalia.golden;

import himalia.golden.python.PythonException;
import himalia.golden.torch.Unmapped;

/// What became of a case.
public sealed interface Outcome {
    record Passed() implements Outcome {}

    /// Ours differs from PyTorch's; the reason names the place and both values.
    record Failed(String reason) implements Outcome {}

    /// The public API lacks something that the case needs.
    record Missing(String name, String reason) implements Outcome {}

    /// A case as code: it returns where all agrees.
    @FunctionalInterface
    interface Check {
        void run();
    }

    /// Runs a check; a [Mismatch] and any exception of the library is a failure, an [Unmapped] a gap.
    static Outcome of(Check check) {
        try {
            check.run();
            return new Passed();
        } catch (Unmapped gap) {
            return new Missing(gap.name(), gap.getMessage());
        } catch (PythonException beyond) {
            String what = beyond.getMessage().lines().findFirst().orElse("");
            return new Missing("Python: " + what, beyond.getMessage());
        } catch (Mismatch different) {
            return new Failed(different.getMessage());
        } catch (RuntimeException | StackOverflowError | AssertionError | OutOfMemoryError thrown) {
            return new Failed(thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
        }
    }
}
