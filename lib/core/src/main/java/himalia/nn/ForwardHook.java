package himalia.nn;

import himalia.tensor.Tensor;

/// What [Module#registerForwardHook(ForwardHook)] runs after each call of a module.
@FunctionalInterface
public interface ForwardHook {
    /// Sees the input and the result of a module; returns what stands for the result, or `null` to leave it.
    Tensor seen(Module module, Tensor input, Tensor output);
}
