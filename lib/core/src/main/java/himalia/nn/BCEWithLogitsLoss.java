package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Sigmoid and binary cross-entropy in one: exact also for large scores, where the two one after another are not.
///
/// ```java
/// new BCEWithLogitsLoss().forward(tensor(0., 200.), tensor(0., 0.))   // tensor(100.3466)
/// ```
public class BCEWithLogitsLoss extends Loss {
    private final Reduction reduction;
    private @Nullable Tensor weight;
    private @Nullable Tensor posWeight;

    /// The mean over all elements.
    public BCEWithLogitsLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public BCEWithLogitsLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new BCEWithLogitsLoss("sum")`.
    public BCEWithLogitsLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// How much each element counts.
    public BCEWithLogitsLoss weight(Tensor weight) {
        this.weight = weight;
        return this;
    }

    /// How much more a 1 counts than a 0, for each label.
    public BCEWithLogitsLoss posWeight(Tensor posWeight) {
        this.posWeight = posWeight;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.binaryCrossEntropyWithLogits(input, target, weight, posWeight, reduction);
    }
}
