package himalia.nn;

import himalia.tensor.Tensor;

/// `d² / 2` where `|d| <= delta`, else `delta (|d| - delta / 2)`: outliers pull less than with squares.
///
/// ```java
/// new HuberLoss().forward(tensor(0.5, 3.), tensor(0., 0.))   // tensor(1.3125)
/// ```
public class HuberLoss extends Loss {
    private final Reduction reduction;
    private double delta = 1;

    /// The mean over all elements.
    public HuberLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public HuberLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new HuberLoss("sum")`.
    public HuberLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// Where the square ends and the line begins; 1 at first.
    public HuberLoss delta(double delta) {
        this.delta = delta;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.huberLoss(input, target, reduction, delta);
    }
}
