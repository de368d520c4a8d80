package himalia.nn;

import himalia.tensor.Tensor;

/// `x`, and `weight * x` below 0, where the slope is learned.
public class PReLU extends Module {
    /// The slopes below 0, `[1]` or one per channel; 0.25 at first.
    public Parameter weight;

    /// One slope for all.
    public PReLU() {
        this(1);
    }

    /// One slope, or one per channel.
    public PReLU(int numParameters) {
        this(numParameters, 0.25);
    }

    /// @param init the slopes at first
    public PReLU(int numParameters, double init) {
        weight = new Parameter(Tensor.full(new int[] {numParameters}, init));
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.prelu(weight);
    }

    @Override
    protected String extraRepr() {
        return "num_parameters=" + weight.numel();
    }
}
