package himalia.nn;

import himalia.tensor.Tensor;

/// `x` for targets 1, `max(0, 1 - x)` for targets -1.
public class HingeEmbeddingLoss extends Loss {
    private final Reduction reduction;

    /// The mean over all elements.
    public HingeEmbeddingLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public HingeEmbeddingLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.hingeEmbeddingLoss(input, target, reduction);
    }
}
