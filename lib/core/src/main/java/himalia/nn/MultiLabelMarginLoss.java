package himalia.nn;

import himalia.tensor.Tensor;

/// By how much wrong labels come too near the right ones; a row of the target has the right classes first, then
/// -1.
///
/// ```java
/// new MultiLabelMarginLoss().forward(tensor(0.1, 0.2, 0.4, 0.8), tensor("[3, 0, -1, 1]"))   // tensor(0.8500)
/// ```
public class MultiLabelMarginLoss extends Loss {
    private final Reduction reduction;

    /// The mean over all examples.
    public MultiLabelMarginLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public MultiLabelMarginLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new MultiLabelMarginLoss("sum")`.
    public MultiLabelMarginLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.multilabelMarginLoss(input, target, reduction);
    }
}
