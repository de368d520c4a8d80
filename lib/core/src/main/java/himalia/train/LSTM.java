package himalia.train;

import himalia.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A recurrent layer with a memory that gates write, keep and read: `c' = f c + i tanh(x W_c + h U_c + b_c)`,
/// `h' = o tanh(c')`, with `i, f, o = σ(x W + h U + b)`.
///
/// **Shape** `(None, steps, in)` -> `(None, units)`. **Weights** W `[in, 4 units]`, U `[units, 4 units]`, b
/// `[4 units]`, in the order i, f, c, o; b is 0 at first, but 1 for f, so that the memory is kept.
///
/// Hochreiter and Schmidhuber, 1997. In a cell say `import himalia.train.LSTM;`: [himalia.nn.LSTM] is in sight without.
///
/// ```java
/// new Sequential(new LSTM(16).inputShape(10, 8)).countParams()   // 1600
/// ```
public final class LSTM extends Recurrent {
    private UnaryOperator<Tensor> gate = Activations.of("sigmoid");

    /// @throws IllegalArgumentException if the state would have no numbers
    public LSTM(int units) {
        super(units, 4);
    }

    /// What the gates go through; "sigmoid", if nothing is said.
    ///
    /// @throws IllegalArgumentException if there is no such activation
    public LSTM recurrentActivation(String activation) {
        gate = Activations.of(activation);
        return this;
    }

    @Override
    Tensor firstBias(int... shape) {
        Tensor bias = super.firstBias(shape);
        bias.narrow(0, units, units).fill_(1);
        return bias;
    }

    @Override
    int states() {
        return 2;
    }

    @Override
    Tensor[] step(Tensor input, Tensor recurrent, @Nullable Tensor bias, Tensor... state) {
        Tensor all = input.add(state[0].matmul(recurrent));
        Tensor write = gate.apply(gate(all, 0));
        Tensor keep = gate.apply(gate(all, 1));
        Tensor memory = keep.mul(state[1]).add(write.mul(activated(gate(all, 2))));
        Tensor read = gate.apply(gate(all, 3));
        return new Tensor[] {read.mul(activated(memory)), memory};
    }
}
