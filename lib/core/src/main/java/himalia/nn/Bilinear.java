package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A layer of two inputs: `y = x1ᵀ A x2 + b`, one matrix `A` for each output.
///
/// **Shape** `[*, in1]` and `[*, in2]` -> `[*, out]`. **Parameters** `weight` `[out, in1, in2]` and `bias` `[out]`, at
/// first even between `-1/√in1` and `1/√in1`.
public final class Bilinear extends PairLayer {
    /// One matrix for each output.
    public Parameter weight;
    /// What is added to each output; `null` if the layer has none.
    public @Nullable Parameter bias;

    /// A layer with bias.
    public Bilinear(int in1, int in2, int out) {
        this(in1, in2, out, true);
    }

    /// A layer with or without bias.
    ///
    /// @throws IllegalArgumentException if a size is not positive
    public Bilinear(int in1, int in2, int out, boolean bias) {
        if (in1 < 1) {
            throw new IllegalArgumentException("in1_features must be > 0, but got " + in1);
        }
        Settings.notNegative("Bilinear", "in2_features", in2);
        Settings.notNegative("Bilinear", "out_features", out);
        double bound = 1 / Math.sqrt(in1);
        weight = new Parameter(Init.uniform(bound, out, in1, in2));
        this.bias = bias ? new Parameter(Init.uniform(bound, out)) : null;
    }

    @Override
    public Tensor forward(Tensor x1, Tensor x2) {
        return x1.bilinear(x2, weight, bias);
    }

    @Override
    protected String extraRepr() {
        return "in1_features=" + weight.size(1) + ", in2_features=" + weight.size(2) + ", out_features="
                + weight.size(0) + ", bias=" + Texts.flag(bias != null);
    }
}
