package himalia.nn;

import himalia.tensor.Tensor;

/// By how much other classes come nearer than 1 to the right one; targets are class numbers.
public class MultiMarginLoss extends Loss {
    private final Reduction reduction;

    /// The mean over all elements.
    public MultiMarginLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public MultiMarginLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.multiMarginLoss(input, target, reduction);
    }
}
