package himalia.tensor;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Gradients: sent back through recorded operations, kept, watched, or not recorded at all; everybody calls them on
/// [Tensor].
///
/// ```java
/// Tensor w = tensor(3.).requiresGrad_();
/// w.pow(2).backward();
/// w.grad()                                // tensor(6.)
/// noGrad(() -> w.mul(2)).requiresGrad()   // false
/// ```
public abstract sealed class Recording extends Reading permits Tensor {
    Recording() {}

    /// Asks for gradients with respect to this tensor.
    ///
    /// @throws IllegalStateException for whole numbers: they cannot change a little
    public Tensor requiresGrad_() {
        Tensor x = self();
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalStateException(
                    "Only Tensors of floating point and complex dtype can require gradients, " + "got " + x.dtype()
                            + "\nHint: only Tensors of floating point dtype can require gradients: x.toFloat().requiresGrad_()");
        }
        x.requiresGrad = true;
        return x;
    }

    /// Asks for gradients with respect to this tensor, or no longer.
    ///
    /// @throws IllegalStateException to say no to a computed tensor: others before it may ask
    public Tensor requiresGrad_(boolean requiresGrad) {
        if (requiresGrad) {
            return requiresGrad_();
        }
        Tensor x = self();
        if (!x.isLeaf()) {
            throw new IllegalStateException(
                    "you can only change requires_grad flags of leaf variables: this tensor was " + "computed by "
                            + x.gradFn().name() + "\nHint: x.detach() is the same tensor without gradients.");
        }
        x.requiresGrad = false;
        x.leafNode = null;
        return x;
    }

    /// Forgets the gradient.
    public void zeroGrad() {
        self().grad = null;
    }

    /// Keeps the gradient of a computed tensor, too, for looking at.
    public Tensor retainGrad() {
        Tensor x = self();
        if (x.edge() != null) {
            x.edge().retained = x;
        }
        return x;
    }

    /// Calls a function with the gradient of this tensor in each `backward`; what it returns goes on instead, `null`
    /// leaves the gradient as it is. It must not change the gradient in place.
    ///
    /// ```java
    /// Tensor w = tensor(3.).requiresGrad_();
    /// var handle = w.registerHook(g -> g.mul(10));
    /// w.mul(2).backward();
    /// w.grad()             // tensor(20.)
    /// handle.remove();
    /// ```
    ///
    /// @throws IllegalStateException if no gradient comes here
    public HookHandle registerHook(UnaryOperator<Tensor> hook) {
        if (!self().requiresGrad()) {
            throw new IllegalStateException("cannot register a hook on a tensor that doesn't require gradient"
                    + "\nHint: call requiresGrad_() on it or on what it is computed from.");
        }
        return self().edge().addHook(hook);
    }

    /// Computes the gradient of this number with respect to every tensor that asked for one, and adds it to theirs.
    ///
    /// @throws IllegalArgumentException if this is more than one number
    /// @throws IllegalStateException if nothing behind it asks for gradients, or it was used up by an earlier call
    /// @throws NonFiniteLossException if it is nan or infinite; see [#stopOnNonFiniteLoss(boolean)]
    public void backward() {
        backward(false);
    }

    /// The same, and keeps the recorded operations for another call if asked to.
    public void backward(boolean retainGraph) {
        Tensor x = self();
        Node root = rootOfBackward();
        if (x.numel() != 1) {
            throw new IllegalArgumentException("grad can be implicitly created only for scalar outputs: the shape is "
                    + x.shape().brackets() + "\nHint: reduce the loss to one number first, with mean() or sum().");
        }
        double loss = x.item();
        if (!Double.isFinite(loss) && Autograd.stopOnNonFiniteLoss) {
            throw new NonFiniteLossException(loss, FirstNonFinite.updates(root), FirstNonFinite.of(root, x));
        }
        Tensor one = Tensor.empty(x.dtype(), x.shape());
        one.storage.setDouble(0, 1);
        Autograd.run(root, one, retainGraph, false);
    }

    /// Sends a gradient of this tensor's shape back, for tensors of any size.
    public void backward(Tensor gradient) {
        backward(gradient, false, false);
    }

    /// The same; `createGraph` records the gradients themselves, so that they can be differentiated again.
    public void backward(Tensor gradient, boolean retainGraph, boolean createGraph) {
        if (!gradient.shape().equals(self().shape())) {
            throw new IllegalArgumentException("Mismatch in shape: grad_output[0] has a shape of "
                    + gradient.shape() + " and output[0] has a shape of " + self().shape()
                    + ".\nHint: a gradient has one number for each number of the tensor.");
        }
        Autograd.run(rootOfBackward(), gradient, retainGraph, createGraph);
    }

    Node rootOfBackward() {
        Node root = self().requiresGrad() ? self().edge() : null;
        if (root == null) {
            throw new IllegalStateException("element 0 of tensors does not require grad and does not have a grad_fn"
                    + "\nHint: nothing behind this tensor asks for gradients; call requiresGrad_() on the parameters, "
                    + "and compute the loss outside noGrad.");
        }
        return root;
    }

    /// Records nothing until the returned object is closed; for `try (var g = noGrad()) { ... }`.
    public static NoGrad noGrad() {
        return new NoGrad(false);
    }

    /// Runs without recording.
    public static void noGrad(Runnable code) {
        try (NoGrad _ = noGrad()) {
            code.run();
        }
    }

    /// Computes a value without recording.
    public static <T> T noGrad(Supplier<T> code) {
        try (NoGrad _ = noGrad()) {
            return code.get();
        }
    }

    /// Whether `backward()` refuses a loss that is nan or infinite; it does unless switched off, where PyTorch goes on.
    public static void stopOnNonFiniteLoss(boolean stop) {
        Autograd.stopOnNonFiniteLoss = stop;
    }
}
