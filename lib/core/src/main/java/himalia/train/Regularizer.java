package himalia.train;

import himalia.tensor.Tensor;
import java.io.Serializable;

/// What is added to the loss for the size of weights, so that they stay small. [Regularizers] has those of Keras.
@FunctionalInterface
public interface Regularizer extends Serializable {
    /// The price of some weights, a tensor with one number.
    Tensor of(Tensor weights);
}
