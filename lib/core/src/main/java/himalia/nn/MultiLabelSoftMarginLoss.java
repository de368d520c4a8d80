package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Binary cross-entropy of scores, the mean over the labels, each of which is right (1) or wrong (0) by itself.
///
/// ```java
/// new MultiLabelSoftMarginLoss().forward(tensor("[[0., 0.]]"), tensor("[[1., 0.]]"))   // tensor(0.6931)
/// ```
public class MultiLabelSoftMarginLoss extends Loss {
    private final Reduction reduction;
    private @Nullable Tensor weight;

    /// The mean over all examples.
    public MultiLabelSoftMarginLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public MultiLabelSoftMarginLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new MultiLabelSoftMarginLoss("sum")`.
    public MultiLabelSoftMarginLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// How much each label counts, `[labels]`.
    public MultiLabelSoftMarginLoss weight(Tensor weight) {
        this.weight = weight;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.multilabelSoftMarginLoss(input, target, weight, reduction);
    }
}
