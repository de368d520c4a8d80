package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Negative log-likelihood `-x[y]`; its input is the result of a log-softmax.
///
/// **Shape** input `[n, classes]`, target `[n]`, class numbers from 0.
///
/// ```java
/// new NLLLoss().forward(tensor("[[0.5, 0.25, 0.25]]").log(), tensor("[1]"))   // tensor(1.3863)
/// ```
public class NLLLoss extends Loss {
    private final Reduction reduction;
    private @Nullable Tensor weight;
    private int ignoreIndex = ClassLosses.IGNORE_INDEX;

    /// The mean over all examples.
    public NLLLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public NLLLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new NLLLoss("sum")`.
    public NLLLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// How much each class counts, `[classes]`.
    public NLLLoss weight(Tensor weight) {
        this.weight = weight;
        return this;
    }

    /// A class number whose examples do not count; -100 at first.
    public NLLLoss ignoreIndex(int ignoreIndex) {
        this.ignoreIndex = ignoreIndex;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.nllLoss(input, target, weight, ignoreIndex, reduction);
    }
}
