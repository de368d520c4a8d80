package himalia.train;

import himalia.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A recurrent layer whose gates say what of the old state stays: `h' = z h + (1 - z) n`, with
/// `z, r = σ(x W + h U + b)` and `n = tanh(x W_n + r (h U_n))`.
///
/// **Shape** `(None, steps, in)` -> `(None, units)`. **Weights** W `[in, 3 units]`, U `[units, 3 units]`, b
/// `[2, 3 units]` (for input and state), in the order z, r, n.
///
/// Cho and others, 2014. In a cell say `import himalia.train.GRU;`: [himalia.nn.GRU] is in sight without.
///
/// ```java
/// new Sequential(new GRU(16).inputShape(10, 8)).countParams()   // 1248
/// ```
public final class GRU extends Recurrent {
    private UnaryOperator<Tensor> gate = Activations.of("sigmoid");
    private boolean resetAfter = true;

    /// @throws IllegalArgumentException if the state would have no numbers
    public GRU(int units) {
        super(units, 3);
    }

    /// What the gates go through; "sigmoid", if nothing is said.
    ///
    /// @throws IllegalArgumentException if there is no such activation
    public GRU recurrentActivation(String activation) {
        gate = Activations.of(activation);
        return this;
    }

    /// Whether r comes after the product, `r (h U)`, as it does if nothing is said, or before it, `(r h) U`, as in the
    /// first paper; then there is one bias, `[3 units]`.
    public GRU resetAfter(boolean resetAfter) {
        unbuilt("resetAfter");
        this.resetAfter = resetAfter;
        return this;
    }

    @Override
    int[] biasShape() {
        return resetAfter ? new int[] {2, 3 * units} : super.biasShape();
    }

    @Override
    Tensor inputBias(Tensor bias) {
        return resetAfter ? bias.select(0, 0) : bias;
    }

    @Override
    Tensor[] step(Tensor input, Tensor recurrent, @Nullable Tensor bias, Tensor... state) {
        Tensor h = state[0];
        Tensor fromState = h.matmul(resetAfter ? recurrent : recurrent.narrow(1, 0, 2 * units));
        if (resetAfter && bias != null) {
            fromState = fromState.add(bias.select(0, 1));
        }
        Tensor stay = gate.apply(gate(input, 0).add(gate(fromState, 0)));
        Tensor reset = gate.apply(gate(input, 1).add(gate(fromState, 1)));
        Tensor heard =
                resetAfter ? reset.mul(gate(fromState, 2)) : reset.mul(h).matmul(recurrent.narrow(1, 2 * units, units));
        Tensor fresh = activated(gate(input, 2).add(heard));
        return new Tensor[] {fresh.add(stay.mul(h.sub(fresh)))};
    }
}
