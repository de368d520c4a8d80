package himalia.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// One recorded operation: how the gradient of its result becomes gradients of its inputs.
public final class Node {
    /// The gradient of one input, given the gradient of the result; `null` if the input has none.
    ///
    /// It is written with tensor operations, so that gradients of gradients work. It returns a fresh tensor, the
    /// incoming gradient itself or a view of it.
    @FunctionalInterface
    public interface Backward {
        Tensor gradient(Tensor grad, int input);
    }

    private static final Tensor[] NONE = {};
    private static final String PACKAGE = Node.class.getPackageName();

    private final String name;
    final Node[] next;
    /// The parameter (or other leaf) that collects the gradient, instead of passing it on.
    final Tensor leaf;
    private Backward backward;
    private Tensor[] saved = NONE;
    private int[] versions;

    // state of a running backward pass
    Tensor grad;
    boolean gradIsOurs;
    int pending;
    /// A result whose gradient the user wants to see although it is no leaf.
    Tensor retained;
    /// What looks at the gradient, or replaces it, before it goes on.
    List<UnaryOperator<Tensor>> hooks = List.of();

    /// Larger results are not kept: nobody could read them in a picture, and they would fill the memory.
    private static final int DRAWN = 16;

    // what a picture of the graph shows
    private Tensor result;
    private Tensor[] constants = NONE;
    private Tensor seen;

    Node(String name, Backward backward, Node[] next) {
        this.name = name;
        this.next = next;
        this.backward = backward;
        this.leaf = null;
    }

    Node(Tensor leaf) {
        this.name = "AccumulateGrad";
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

    /// Keeps a small result, and small inputs that want no gradient, for a picture of the graph.
    void remember(Tensor value, Tensor[] inputs) {
        if (value.numel() > DRAWN) {
            return;
        }
        result = value;
        for (int i = 0; i < next.length; i++) {
            if (next[i] == null && inputs[i] != null && inputs[i].numel() <= DRAWN) {
                constants = constants == NONE ? new Tensor[next.length] : constants;
                constants[i] = inputs[i];
            }
        }
    }

    /// Notes the gradient that came by, for a picture of the graph.
    void seen(Tensor gradient) {
        if (result != null && gradient != null) {
            seen = gradient;
        }
    }

    /// The operation without PyTorch's ending: `Mul`; of a leaf `AccumulateGrad`.
    public String operation() {
        return name;
    }

    /// The operations whose results this one took, in their order; `null` stands for an input without a gradient.
    public List<Node> inputs() {
        return Arrays.asList(next);
    }

    /// The parameter, or other tensor made by hand, that collects its gradient here; `null` for an operation.
    public Tensor leaf() {
        return leaf;
    }

    /// The result, if it has at most 16 elements and was not changed in place since; else `null`.
    public Tensor result() {
        return result != null && result.gradFn == this ? result : null;
    }

    /// An input without a gradient, if it has at most 16 elements; else `null`.
    public Tensor constant(int input) {
        return constants == NONE ? null : constants[input];
    }

    /// The gradient of the result that the last backward pass brought here, or `null`.
    public Tensor gradient() {
        return leaf != null ? leaf.grad() : seen;
    }

    /// As PyTorch calls it: `Sum1` was recorded, `SumBackward1` is shown.
    String name() {
        int last = name.length() - 1;
        return leaf != null
                ? name
                : Character.isDigit(name.charAt(last))
                        ? name.substring(0, last) + "Backward" + name.charAt(last)
                        : name + "Backward0";
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

    /// Whether nobody but the engine and an operation of this package has seen the gradient that came here.
    boolean ownsGradient() {
        return gradIsOurs && retained == null && isBuiltIn();
    }

    /// Whether an operation of this package was recorded: its gradients are fresh, and it keeps none that it gets.
    boolean isBuiltIn() {
        return backward != null && backward.getClass().getPackageName().equals(PACKAGE);
    }

    /// Whether the operation may write over the gradient that came here: no one else sees it, nor a picture of the
    /// graph.
    boolean mayWriteOver(Tensor g) {
        return ownsGradient()
                && g.numel() > DRAWN
                && g.base == null
                && g.isContiguous()
                && g.numel() == g.storage.length();
    }

    /// The gradient after all hooks.
    Tensor hooked(Tensor g) {
        Tensor now = g;
        for (UnaryOperator<Tensor> hook : List.copyOf(hooks)) {
            Tensor other = hook.apply(now);
            if (other != null && !other.shape().equals(g.shape())) {
                throw new IllegalStateException("hook has changed the size of value: the gradient's shape is "
                        + g.shape().brackets() + ", the hook returned " + other.shape().brackets());
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
