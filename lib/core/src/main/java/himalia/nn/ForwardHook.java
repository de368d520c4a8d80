package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What [Module#registerForwardHook(ForwardHook)] runs after each call of a module.
@FunctionalInterface
public interface ForwardHook {
    /// Sees the input and the result of a module; returns what stands for the result, or `null` to leave it.
    @Nullable
    Tensor seen(Module module, Tensor input, Tensor output);
}
