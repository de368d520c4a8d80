package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Cross-entropy `-log softmax(x)[y]`, the loss of classifiers.
///
/// **Shape** input `[n, classes]`, the scores as they come: no softmax before it, the loss computes it itself. Target
/// `[n]`, class numbers from 0; or `[n, classes]`, probabilities.
///
/// ```java
/// new CrossEntropyLoss().forward(tensor("[[2., 0., 1.]]"), tensor("[0]"))   // tensor(0.4076)
/// ```
public class CrossEntropyLoss extends Loss {
    private final Reduction reduction;
    private @Nullable Tensor weight;
    private int ignoreIndex = ClassLosses.IGNORE_INDEX;
    private double labelSmoothing;

    /// The mean over all examples.
    public CrossEntropyLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public CrossEntropyLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new CrossEntropyLoss("sum")`.
    public CrossEntropyLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// How much each class counts, `[classes]`: more for rare ones.
    public CrossEntropyLoss weight(Tensor weight) {
        this.weight = weight;
        return this;
    }

    /// A class number whose examples do not count; -100 at first.
    public CrossEntropyLoss ignoreIndex(int ignoreIndex) {
        this.ignoreIndex = ignoreIndex;
        return this;
    }

    /// The share of the truth that is spread over all classes, so that the network does not grow too sure; 0 at
    /// first.
    public CrossEntropyLoss labelSmoothing(double labelSmoothing) {
        this.labelSmoothing = labelSmoothing;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.crossEntropy(input, target, weight, ignoreIndex, reduction, labelSmoothing);
    }
}
