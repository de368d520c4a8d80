package himalia.tensor;

import java.util.function.UnaryOperator;

/// Takes back what [Tensor#registerHook] registered.
public final class HookHandle {
    private final Node node;
    private final UnaryOperator<Tensor> hook;

    HookHandle(Node node, UnaryOperator<Tensor> hook) {
        this.node = node;
        this.hook = hook;
    }

    /// Calls the hook no more; a second time it does nothing.
    public void remove() {
        node.hooks.removeIf(h -> h == hook);
    }
}
