package himalia.tensor;

import org.jspecify.annotations.Nullable;

/// What can be seen of a recorded operation afterwards, in a picture of the graph or in a message: its numbers, as long
/// as they are few.
///
/// ```java
/// Tensor x = tensor(3.).requiresGrad_();
/// Tensor y = x.mul(2);
/// y.gradFn().trace().constant(1)   // tensor(2.)
/// ```
public final class Trace {
    /// Larger tensors are not kept: nobody could read them in a picture, and they would fill the memory.
    static final int MOST = 16;

    private static final @Nullable Tensor[] NONE = {};

    private final Tensor result;
    private @Nullable Tensor[] constants = NONE;
    private @Nullable Tensor gradient;

    private Trace(Tensor result) {
        this.result = result;
    }

    /// The trace of an operation that has just given this result, or `null` if that is large.
    static @Nullable Trace of(Node node, Tensor result, @Nullable Tensor... inputs) {
        if (result.numel() > MOST) {
            return null;
        }
        Trace trace = new Trace(result);
        for (int i = 0; i < inputs.length; i++) {
            Tensor input = inputs[i];
            if (node.next[i] == null && input != null && input.numel() <= MOST) {
                trace.constants = trace.constants == NONE ? new @Nullable Tensor[inputs.length] : trace.constants;
                trace.constants[i] = input;
            }
        }
        return trace;
    }

    /// Notes the gradient that came by.
    void passed(Tensor gradient) {
        this.gradient = gradient;
    }

    /// The result, if it was not changed in place since; else `null`.
    public @Nullable Tensor result() {
        Node node = result.gradFn;
        return node != null && node.trace == this ? result : null;
    }

    /// An input without a gradient, if it has at most 16 elements; else `null`.
    public @Nullable Tensor constant(int input) {
        return constants == NONE ? null : constants[input];
    }

    /// The gradient of the result that the last backward pass brought here, or `null`.
    public @Nullable Tensor gradient() {
        return gradient;
    }
}
