package himalia.tensor;

import himalia.api.Warnings;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
                    + "was computed by " + Objects.requireNonNull(x.gradFn()).name()
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

    /// A result has no gradient of its own unless it asked for one: `null` alone would not say so.
    static void warnOfNonLeaf(Tensor x) {
        Node node = x.gradFn;
        if (node != null && node.retained != x) {
            Warnings.say(
                    "grad of a result",
                    "grad() is null: a tensor of shape " + x.shape().brackets() + " with grad_fn=" + x.gradFn()
                            + " is no leaf, and backward() leaves gradients at leaves alone. Hint: retainGrad() on it"
                            + " before backward() keeps its gradient; if a leaf was meant, it is the tensor that"
                            + " requiresGrad_() was called on.");
        }
    }

    static Tensor retain(Tensor x) {
        if (!x.requiresGrad()) {
            throw new IllegalStateException("can't retain_grad on Tensor that has requires_grad=False"
                    + "\nHint: call requiresGrad_() on it, or on what it is computed from, before.");
        }
        Node edge = x.edge();
        if (edge != null && edge.leaf == null) { // a leaf has its gradient anyway
            edge.retained = x;
        }
        return x;
    }

    static HookHandle hook(Tensor x, UnaryOperator<Tensor> hook) {
        if (!x.requiresGrad()) {
            throw new IllegalStateException("cannot register a hook on a tensor that doesn't require gradient"
                    + "\nHint: call requiresGrad_() on it or on what it is computed from.");
        }
        return Objects.requireNonNull(x.edge()).addHook(hook);
    }

    /// Hands the gradient out: whoever asked may keep it, so that its array never comes back.
    static @Nullable Tensor show(Tensor x) {
        Node leaf = x.leafNode;
        if (leaf == null || !leaf.isGradientUnseen) {
            return x.grad;
        }
        synchronized (leaf) { // the tree of variables looks from another thread
            leaf.isGradientUnseen = false;
            return x.grad;
        }
    }

    /// Forgets the gradient; the next backward pass writes over the array of one that nobody has seen.
    static void forget(Tensor x) {
        Node leaf = x.leafNode;
        if (leaf == null || !leaf.isGradientUnseen) {
            x.grad = null;
            return;
        }
        synchronized (leaf) {
            Tensor gone = x.grad;
            x.grad = null;
            if (leaf.isGradientUnseen && gone != null) {
                GradientPool.keep(gone.storage);
            }
            leaf.isGradientUnseen = false;
        }
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

    /// Gradients that are answered instead of being left in the leaves.
    static Tensor[] of(
            Tensor[] outputs,
            Tensor[] inputs,
            Tensor @Nullable [] gradOutputs,
            boolean retainGraph,
            boolean createGraph) {
        if (gradOutputs != null && gradOutputs.length != outputs.length) {
            throw new IllegalArgumentException("got " + outputs.length + " tensors and " + gradOutputs.length
                    + " gradients: grad needs one gradient for each output.");
        }
        Map<Node, @Nullable Tensor> wanted = new IdentityHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            if (!inputs[i].requiresGrad()) {
                throw new IllegalStateException("One of the differentiated Tensors does not require grad: input " + i
                        + " of shape " + inputs[i].shape().brackets()
                        + "\nHint: call requiresGrad_() on it before it is used.");
            }
            wanted.put(inputs[i].edge(), null);
        }
        for (int i = 0; i < outputs.length; i++) {
            Tensor seed = gradOutputs == null ? null : gradOutputs[i];
            boolean isLast = i == outputs.length - 1;
            Node root = root(outputs[i]);
            Autograd.run(root, seed(outputs[i], seed), retainGraph || !isLast, createGraph, wanted);
        }
        Tensor[] gradients = new Tensor[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            gradients[i] = wanted.get(inputs[i].edge());
            if (gradients[i] == null) {
                throw new IllegalStateException(
                        "One of the differentiated Tensors appears to not have been used in the "
                                + "graph: input " + i + " of shape "
                                + inputs[i].shape().brackets()
                                + "\nHint: the output is computed without it; leave it out.");
            }
        }
        return gradients;
    }

    private static Tensor seed(Tensor output, @Nullable Tensor given) {
        if (given != null) {
            if (!given.shape().equals(output.shape())) {
                throw new IllegalArgumentException("Mismatch in shape: grad_output[0] has a shape of " + given.shape()
                        + " and output[0] has a shape of " + output.shape()
                        + ".\nHint: a gradient has one number for each number of the output.");
            }
            return given;
        }
        if (output.numel() != 1) {
            throw new IllegalArgumentException("grad can be implicitly created only for scalar outputs: the shape is "
                    + output.shape().brackets() + "\nHint: reduce it to one number first, with mean() or sum().");
        }
        return Tensor.onesLike(output);
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
