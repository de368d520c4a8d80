package himalia.nn;

import himalia.tensor.Tensor;

/// `d² / (2 beta)` where `|d| < beta`, else `|d| - beta / 2`: outliers pull less than with squares.
///
/// ```java
/// new SmoothL1Loss().forward(tensor(0.5, 3.), tensor(0., 0.))   // tensor(1.3125)
/// ```
public class SmoothL1Loss extends Loss {
    private final Reduction reduction;
    private double beta = 1;

    /// The mean over all elements.
    public SmoothL1Loss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public SmoothL1Loss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new SmoothL1Loss("sum")`.
    public SmoothL1Loss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// Where the square ends and the line begins; 1 at first.
    public SmoothL1Loss beta(double beta) {
        this.beta = beta;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.smoothL1Loss(input, target, reduction, beta);
    }
}
