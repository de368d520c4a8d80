package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A layer of neurons, each joined to all inputs: `y = x Wᵀ + b`.
///
/// **Shape** input `[*, in]`, output `[*, out]`. **Parameters** `weight` `[out, in]` and `bias` `[out]`, at first even
/// between `-1/√in` and `1/√in`: the same numbers as PyTorch's for the same seed.
///
/// ```java
/// manualSeed(777);
/// new Linear(2, 1).weight.detach()   // tensor([[-0.5913, -0.0125]])
/// ```
public class Linear extends Module {
    /// How strongly each output listens to each input; `[out, in]`.
    public Parameter weight;
    /// What each output has without any input, `[out]`; `null` if the layer has none.
    public @Nullable Parameter bias;

    private final int in;
    private final int out;

    /// A layer with bias.
    public Linear(int in, int out) {
        this(in, out, true);
    }

    /// A layer with or without bias.
    ///
    /// @throws IllegalArgumentException if a size is negative
    public Linear(int in, int out, boolean bias) {
        this.in = Settings.notNegative("Linear", "in_features", in);
        this.out = Settings.notNegative("Linear", "out_features", out);
        // the square root of 3 times kaiming's gain over the root of the fan-in, in PyTorch's order of rounding
        double bound = Math.sqrt(3) * (Math.sqrt(2.0 / (1 + 5)) / Math.sqrt(in));
        this.weight = new Parameter(Init.uniform(bound, out, in));
        this.bias = bias ? new Parameter(Init.uniform(1 / Math.sqrt(in), out)) : null;
    }

    @Override
    boolean givesAway(Tensor result) {
        return getClass() == Linear.class && !isWatched() && result.dim() == 2 && result.numel() > SMALL;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.dim() == 0 || x.size(-1) != in) {
            int rows = x.dim() == 0 ? 1 : x.numel() / Math.max(1, x.size(-1));
            int columns = x.dim() == 0 ? 1 : x.size(-1);
            throw new LayerShapeException(
                    "addmm: mat1 and mat2 shapes cannot be multiplied (" + rows + "x" + columns + " and " + in + "x"
                            + out + ")",
                    "`" + shortName() + "` expected [*, " + in + "], got "
                            + java.util.Arrays.toString(x.shape().toArray()),
                    "each row must have " + in + " values: use Linear(" + columns + ", " + out
                            + "), or let the layer before end in " + in + ".");
        }
        return Functional.linear(x, weight, bias);
    }

    @Override
    String expects() {
        return "[*, " + in + "]";
    }

    @Override
    String shortName() {
        return "Linear(" + in + ", " + out + ")";
    }

    @Override
    protected String extraRepr() {
        return "in_features=" + in + ", out_features=" + out + ", bias=" + (bias == null ? "False" : "True");
    }

    static Tensor product(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (x.dtype() != weight.dtype()) {
            throw new IllegalArgumentException("mat1 and mat2 must have the same dtype, but got "
                    + x.dtype().title()
                    + " and " + weight.dtype().title() + ": linear of "
                    + Arrays.toString(x.shape().toArray()) + " and "
                    + Arrays.toString(weight.shape().toArray()) + "\nHint: x.toFloat() makes whole numbers real.");
        }
        if (x.dim() == 2 && weight.dim() == 2) {
            return x.linear(weight, bias);
        }
        Tensor y = x.matmul(weight.dim() == 1 ? weight : weight.t());
        return bias == null ? y : y.add(bias);
    }
}
