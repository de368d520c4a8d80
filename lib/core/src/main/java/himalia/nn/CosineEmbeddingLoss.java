package himalia.nn;

import himalia.tensor.Tensor;

/// `1 - cos(a, b)` for pairs that belong together (1), `max(0, cos(a, b) - margin)` for others (-1).
///
/// **Shape** `[n, features]` twice, target `[n]`; or without `n`.
///
/// ```java
/// new CosineEmbeddingLoss().forward(tensor("[[1., 0.]]"), tensor("[[1., 1.]]"), tensor("[1.]"))   // tensor(0.2929)
/// ```
public class CosineEmbeddingLoss extends TripleLoss {
    private final Reduction reduction;
    private double margin;

    /// The mean over all examples.
    public CosineEmbeddingLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public CosineEmbeddingLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new CosineEmbeddingLoss("sum")`.
    public CosineEmbeddingLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// How near others may be; 0 at first.
    public CosineEmbeddingLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    @Override
    public Tensor forward(Tensor input1, Tensor input2, Tensor target) {
        return Functional.cosineEmbeddingLoss(input1, input2, target, margin, reduction);
    }
}
