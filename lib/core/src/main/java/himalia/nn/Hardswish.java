package himalia.nn;

import himalia.tensor.Tensor;

/// `x relu6(x + 3) / 6`, a silu of straight lines.
public class Hardswish extends Module {
    private final boolean inplace;

    /// With a result of its own.
    public Hardswish() {
        this(false);
    }

    /// @param inplace writes over its input
    public Hardswish(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.hardswish_() : x.hardswish();
    }
}
