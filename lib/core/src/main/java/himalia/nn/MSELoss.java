package himalia.nn;

import himalia.tensor.Tensor;

/// Mean squared error `(x - y)²`.
///
/// ```java
/// new MSELoss().forward(tensor(1., 2.), tensor(0., 4.))   // tensor(2.5000)
/// ```
public class MSELoss extends Loss {
    private final Reduction reduction;

    /// The mean over all elements.
    public MSELoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public MSELoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new MSELoss("sum")`.
    public MSELoss(String reduction) {
        this(Reduction.named(reduction));
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.mseLoss(input, target, reduction);
    }
}
