package himalia.nn;

import himalia.tensor.Tensor;

/// `log(1 + e^(-y x))` for targets 1 and -1.
public class SoftMarginLoss extends Loss {
    private final Reduction reduction;

    /// The mean over all elements.
    public SoftMarginLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public SoftMarginLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new SoftMarginLoss("sum")`.
    public SoftMarginLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.softMarginLoss(input, target, reduction);
    }
}
