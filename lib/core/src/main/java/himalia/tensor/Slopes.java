package himalia.tensor;

import java.util.IdentityHashMap;
import java.util.Map;

/// Gradients that are answered instead of being left in the leaves.
final class Slopes {
    private Slopes() {}

    static Tensor[] of(
            Tensor[] outputs, Tensor[] inputs, Tensor[] gradOutputs, boolean retainGraph, boolean createGraph) {
        if (gradOutputs != null && gradOutputs.length != outputs.length) {
            throw new IllegalArgumentException("got " + outputs.length + " tensors and " + gradOutputs.length
                    + " gradients: grad needs one gradient for each output.");
        }
        Map<Node, Tensor> wanted = new IdentityHashMap<>();
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
            Node root = Gradients.root(outputs[i]);
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

    private static Tensor seed(Tensor output, Tensor given) {
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
}
