package himalia.nn;

import himalia.tensor.Tensor;

/// Mean absolute error `|x - y|`.
///
/// ```java
/// new L1Loss().forward(tensor(1., 2.), tensor(0., 4.))   // tensor(1.5000)
/// ```
public class L1Loss extends Loss {
    private final Reduction reduction;

    /// The mean over all elements.
    public L1Loss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public L1Loss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new L1Loss("sum")`.
    public L1Loss(String reduction) {
        this(Reduction.named(reduction));
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.l1Loss(input, target, reduction);
    }
}
