package himalia.tensor;

import org.jspecify.annotations.Nullable;

/// How the operations of this package are recorded. Each promises with it that the gradients it returns are fresh, the
/// incoming one itself or views of that, and that it keeps none that it gets: so the engine may use their memory again.
/// Nobody else has to know of that; see [Autograd#record].
final class Tape {
    private Tape() {}

    /// As [Autograd#record].
    static Node record(Tensor result, String name, Node.Backward backward, @Nullable Tensor... inputs) {
        return record(result, name, 0, backward, inputs);
    }

    /// The same for one of several forms of an operation.
    ///
    /// @param overload as PyTorch numbers the forms: `Sum` with 1 prints as `grad_fn=<SumBackward1>`
    static Node record(Tensor result, String name, int overload, Node.Backward backward, @Nullable Tensor... inputs) {
        return Autograd.record(result, new Node(name, overload, backward, Autograd.edges(inputs)).fresh(), inputs);
    }
}
