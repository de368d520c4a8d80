package himalia.tensor;

import java.util.function.UnaryOperator;

/// Gradients asked for, sent back and watched; how they are computed is [Autograd]'s.
final class Gradients {
    private Gradients() {}

    static Tensor require(Tensor x) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalStateException("Only Tensors of floating point and complex dtype can require gradients, "
                    + "got " + x.dtype() + "\nHint: only Tensors of floating point dtype can require gradients: "
                    + "x.toFloat().requiresGrad_()");
        }
        x.requiresGrad = true;
        return x;
    }

    static Tensor refuse(Tensor x) {
        if (!x.isLeaf()) {
            throw new IllegalStateException("you can only change requires_grad flags of leaf variables: this tensor "
                    + "was computed by " + x.gradFn().name()
                    + "\nHint: x.detach() is the same tensor without gradients.");
        }
        x.requiresGrad = false;
        x.leafNode = null;
        return x;
    }

    /// Cuts the tensor itself off from gradients.
    static Tensor detach(Tensor x) {
        if (x.base != null && x.requiresGrad()) {
            throw new IllegalStateException("Can't detach views in-place. Use detach() instead.: the shape is "
                    + x.shape().brackets() + "\nHint: x = x.detach()");
        }
        return x.forget();
    }

    static Tensor retain(Tensor x) {
        if (x.edge() != null) {
            x.edge().retained = x;
        }
        return x;
    }

    static HookHandle hook(Tensor x, UnaryOperator<Tensor> hook) {
        if (!x.requiresGrad()) {
            throw new IllegalStateException("cannot register a hook on a tensor that doesn't require gradient"
                    + "\nHint: call requiresGrad_() on it or on what it is computed from.");
        }
        return x.edge().addHook(hook);
    }

    static void backward(Tensor x, boolean retainGraph) {
        Node root = root(x);
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

    static void backward(Tensor x, Tensor gradient, boolean retainGraph, boolean createGraph) {
        if (!gradient.shape().equals(x.shape())) {
            throw new IllegalArgumentException("Mismatch in shape: grad_output[0] has a shape of "
                    + gradient.shape() + " and output[0] has a shape of " + x.shape()
                    + ".\nHint: a gradient has one number for each number of the tensor.");
        }
        Autograd.run(root(x), gradient, retainGraph, createGraph);
    }

    /// Where `backward` begins.
    static Node root(Tensor x) {
        Node root = x.requiresGrad() ? x.edge() : null;
        if (root == null) {
            throw new IllegalStateException("element 0 of tensors does not require grad and does not have a grad_fn"
                    + "\nHint: nothing behind this tensor asks for gradients; call requiresGrad_() on the parameters, "
                    + "and compute the loss outside noGrad.");
        }
        return root;
    }
}
