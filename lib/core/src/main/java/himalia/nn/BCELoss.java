package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Binary cross-entropy `-(y log x + (1 - y) log(1 - x))`, for predictions between 0 and 1.
///
/// ```java
/// new BCELoss().forward(tensor(0.5, 0.5), tensor(0., 1.))   // tensor(0.6931)
/// ```
public class BCELoss extends Loss {
    private final Reduction reduction;
    private @Nullable Tensor weight;

    /// The mean over all elements.
    public BCELoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public BCELoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new BCELoss("sum")`.
    public BCELoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// How much each element counts, broadcast to the target.
    public BCELoss weight(Tensor weight) {
        this.weight = weight;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.binaryCrossEntropy(input, target, weight, reduction);
    }
}
