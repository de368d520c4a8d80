package himalia.nn;

import himalia.tensor.Tensor;

/// `x` for targets 1, `max(0, 1 - x)` for targets -1.
public class HingeEmbeddingLoss extends Loss {
    private final Reduction reduction;
    private double margin = 1;

    /// The mean over all elements.
    public HingeEmbeddingLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public HingeEmbeddingLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new HingeEmbeddingLoss("sum")`.
    public HingeEmbeddingLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// How far apart those with target -1 should be; 1 at first.
    public HingeEmbeddingLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.hingeEmbeddingLoss(input, target, margin, reduction);
    }
}
