package himalia.train;

import himalia.tensor.Tensor;

/// A layer that ends in an activation, told apart from the sums that go into it: a cross-entropy is computed from
/// these, which do not saturate, as in Keras.
interface Activated {
    /// Whether the sums are logits: whether sigmoid or softmax makes the result of them.
    boolean makesLogits();

    /// What goes into the activation.
    Tensor sums(Tensor x);

    /// What the activation makes of the sums, which stay as they are.
    Tensor activated(Tensor sums);
}
