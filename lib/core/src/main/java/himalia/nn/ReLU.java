package himalia.nn;

import himalia.tensor.Tensor;

/// `max(x, 0)` of every element: what is negative becomes 0.
///
/// ```java
/// new ReLU().forward(tensor(-1., 2.))   // tensor([0., 2.])
/// ```
public class ReLU extends Module {
    private final boolean inplace;

    /// With a result of its own.
    public ReLU() {
        this(false);
    }

    /// @param inplace writes over its input
    public ReLU(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor x) {
        return inplace ? x.relu_() : x.relu();
    }

    @Override
    Tensor callOver(Tensor x) {
        return isWatched() || getClass() != ReLU.class ? call(x) : x.relu_();
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
