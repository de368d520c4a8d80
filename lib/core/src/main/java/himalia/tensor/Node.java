package himalia.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One recorded operation: how the gradient of its result becomes gradients of its inputs.
public final class Node {
    /// The gradient of one input, given the gradient of the result; `null` if the input has none.
    ///
    /// It is written with tensor operations, so that gradients of gradients work. It returns a fresh tensor, the
    /// incoming gradient itself or a view of it.
    @FunctionalInterface
    public interface Backward {
        @Nullable
        Tensor gradient(Tensor grad, int input);
    }

    private static final Tensor[] NONE = {};

    private final String name;
    private final int overload;
    private boolean fresh;
    final @Nullable Node[] next;
    /// The parameter (or other leaf) that collects the gradient, instead of passing it on.
    final @Nullable Tensor leaf;
    private @Nullable Backward backward;
    private Tensor[] saved = NONE;
    private int[] versions = {};

    // state of a running backward pass
    @Nullable
    Tensor grad;

    boolean gradIsOurs;
    /// Of a leaf: whether its gradient is big, came from the pool and was never handed out.
    volatile boolean isGradientUnseen;
    int pending;
    /// A result whose gradient the user wants to see although it is no leaf.
    @Nullable
    Tensor retained;
    /// What looks at the gradient, or replaces it, before it goes on.
    List<UnaryOperator<Tensor>> hooks = List.of();
    /// What there is to see of it; `null` for a leaf and for large results.
    @Nullable
    Trace trace;

    /// @param overload as PyTorch numbers the forms of an operation
    Node(String name, int overload, Backward backward, @Nullable Node[] next) {
        this.name = name;
        this.overload = overload;
        this.next = next;
        this.backward = backward;
        this.leaf = null;
    }

    Node(Tensor leaf) {
        this.name = "AccumulateGrad";
        this.overload = 0;
        this.next = new Node[0];
        this.leaf = leaf;
    }

    /// Says which tensors the gradient needs: they must not change until then, and are let go after it.
    public Node saves(Tensor... tensors) {
        saved = tensors;
        versions = new int[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            versions[i] = tensors[i].storage.version();
        }
        return this;
    }

    /// What the gradient needs; nothing once it was let go.
    Tensor[] saved() {
        return saved;
    }

    /// Promises that the gradients of this operation are fresh, the incoming one itself or views of that, and that it
    /// keeps none that it gets.
    Node fresh() {
        fresh = true;
        return this;
    }

    /// The operation without PyTorch's ending: `Mul`; of a leaf `AccumulateGrad`.
    public String operation() {
        return name;
    }

    /// The operations whose results this one took, in their order; `null` stands for an input without a gradient.
    public List<@Nullable Node> inputs() {
        return Arrays.asList(next);
    }

    /// The parameter, or other tensor made by hand, that collects its gradient here; `null` for an operation.
    public @Nullable Tensor leaf() {
        return leaf;
    }

    /// The numbers that can be seen of it; `null` for a leaf and where the result has more than 16 elements.
    public @Nullable Trace trace() {
        return trace;
    }

    /// As PyTorch calls it: `SumBackward1`, where the number is that of the overload.
    String name() {
        return leaf != null ? name : name + "Backward" + overload;
    }

    Backward backward() {
        if (backward == null) {
            throw new IllegalStateException(
                    "Trying to backward through the graph a second time (or directly access "
                            + "saved tensors after they have already been freed). Saved intermediate values of the graph are "
                            + "freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to "
                            + "backward through the graph a second time or if you need to access saved tensors after calling "
                            + "backward.\nHint: compute the loss again before each backward(), or call backward(true) to keep the graph.");
        }
        for (int i = 0; i < saved.length; i++) {
            Tensor t = saved[i];
            if (t.storage.version() != versions[i]) {
                throw new IllegalStateException(
                        "one of the variables needed for gradient computation has been modified by an inplace "
                                + "operation: [" + t.dtype() + " " + t.shape().brackets() + "], needed by " + name()
                                + ", is at version " + t.storage.version() + "; expected version " + versions[i]
                                + " instead.\nHint: use the form without the underscore, for example add instead of add_.");
            }
        }
        return backward;
    }

    HookHandle addHook(UnaryOperator<Tensor> hook) {
        if (hooks.isEmpty()) {
            hooks = new ArrayList<>();
        }
        hooks.add(hook);
        return new HookHandle(this, hook);
    }

    /// Whether nobody but the engine and an operation that keeps nothing has seen the gradient that came here.
    boolean ownsGradient() {
        return gradIsOurs && retained == null && fresh;
    }

    /// Whether the operation has promised so; see [#fresh()].
    boolean isFresh() {
        return fresh;
    }

    /// Whether the operation may write over the gradient that came here: no one else sees it, nor a trace.
    boolean mayWriteOver(Tensor g) {
        return ownsGradient() && trace == null && g.base == null && g.isContiguous() && g.numel() == g.storage.length();
    }

    /// Whether another gradient of this type may be added to the one that waits here: nobody else has it.
    boolean mayAdd(Tensor g) {
        return grad != null
                && gradIsOurs
                && grad.base == null
                && grad.isContiguous()
                && grad.numel() == grad.storage.length()
                && grad.dtype() == g.dtype();
    }

    /// The gradient after all hooks.
    Tensor hooked(Tensor g) {
        Tensor now = g;
        for (UnaryOperator<Tensor> hook : List.copyOf(hooks)) {
            Tensor other = hook.apply(now);
            if (other != null && !other.shape().equals(g.shape())) {
                throw new IllegalStateException("hook has changed the size of value: the gradient's shape is "
                        + g.shape().brackets() + ", the hook returned "
                        + other.shape().brackets());
            }
            now = other == null ? now : other.to(g.dtype());
        }
        return now;
    }

    void free() {
        if (saved != NONE) {
            saved = NONE;
            backward = null;
        }
    }

    @Override
    public String toString() {
        return "<" + name() + ", inputs: "
                + Arrays.stream(next).map(n -> n == null ? "-" : n.name()).toList() + ">";
    }
}
