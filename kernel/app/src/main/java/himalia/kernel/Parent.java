package himalia.kernel;

import java.time.Instant;
import java.util.Optional;

/// The server that has started this kernel. One that was killed cannot shut its kernels down: they go when it is gone.
///
/// @param pid its number, which the system gives to another process some time after its end
record Parent(long pid) {
    private static final Instant OURS =
            ProcessHandle.current().info().startInstant().orElse(Instant.MAX);

    /// The one that the variable `JPY_PARENT_PID` names, as Jupyter servers set it; none for a kernel started by hand.
    static Optional<Parent> of(String variable) {
        return variable != null && variable.matches("[1-9]\\d{0,17}")
                ? Optional.of(new Parent(Long.parseLong(variable)))
                : Optional.empty();
    }

    /// Whether it has ended. What has begun after this kernel has not started it.
    boolean isGone() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().startInstant().stream().noneMatch(OURS::isBefore))
                .isEmpty();
    }
}
