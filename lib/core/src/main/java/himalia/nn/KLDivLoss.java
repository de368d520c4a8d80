package himalia.nn;

import himalia.tensor.Tensor;

/// Kullback-Leibler divergence `t (log t - x)`: how far predicted log-probabilities are from a distribution.
///
/// [Reduction#BATCHMEAN] is the formula of the books, the mean over all elements divides by the classes too.
///
/// ```java
/// new KLDivLoss(Reduction.SUM).forward(tensor(0.5, 0.5).log(), tensor(0.25, 0.75))   // tensor(0.1308)
/// ```
public class KLDivLoss extends Loss {
    private final Reduction reduction;
    private boolean logTarget;

    /// The mean over all elements.
    public KLDivLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public KLDivLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new KLDivLoss("sum")`.
    public KLDivLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// Whether the target holds log-probabilities, too; not at first.
    public KLDivLoss logTarget(boolean logTarget) {
        this.logTarget = logTarget;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.klDiv(input, target, reduction, logTarget);
    }
}
