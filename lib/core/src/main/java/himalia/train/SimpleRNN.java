package himalia.train;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A recurrent layer whose new state is made of the input and the old one: `h' = tanh(x W + h U + b)`.
///
/// **Shape** `(None, steps, in)` -> `(None, units)`. **Weights** W `[in, units]`, U `[units, units]`, b `[units]`.
///
/// ```java
/// new SimpleRNN(4).inputShape(5, 3)
/// ```
public final class SimpleRNN extends Recurrent {
    /// @throws IllegalArgumentException if the state would have no numbers
    public SimpleRNN(int units) {
        super(units, 1);
    }

    @Override
    Tensor[] step(Tensor input, Tensor recurrent, @Nullable Tensor bias, Tensor... state) {
        return new Tensor[] {activated(input.add(state[0].matmul(recurrent)))};
    }
}
