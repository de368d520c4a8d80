package himalia.nn;

import himalia.tensor.Tensor;

/// `max(0, -y (a - b) + margin)`: the first should be larger (1), or the second (-1).
///
/// ```java
/// new MarginRankingLoss().forward(tensor(1., 2.), tensor(2., 1.), tensor(1., 1.))   // tensor(0.5000)
/// ```
public class MarginRankingLoss extends TripleLoss {
    private final Reduction reduction;
    private double margin;

    /// The mean over all examples.
    public MarginRankingLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public MarginRankingLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new MarginRankingLoss("sum")`.
    public MarginRankingLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// By how much it should be larger; 0 at first.
    public MarginRankingLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    @Override
    public Tensor forward(Tensor input1, Tensor input2, Tensor target) {
        return Functional.marginRankingLoss(input1, input2, target, margin, reduction);
    }
}
