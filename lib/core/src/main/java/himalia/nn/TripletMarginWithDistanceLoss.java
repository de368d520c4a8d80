package himalia.nn;

import himalia.tensor.Tensor;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// [TripletMarginLoss] with a distance of one's own.
///
/// ```java
/// new TripletMarginWithDistanceLoss().distanceFunction((a, b) -> a.sub(b).abs().sum(-1))
///         .forward(tensor("[[0., 0.]]"), tensor("[[1., 0.]]"), tensor("[[0., 1.5]]"))   // tensor(0.5000)
/// ```
public class TripletMarginWithDistanceLoss extends TripleLoss {
    private final Reduction reduction;
    private @Nullable BinaryOperator<Tensor> distanceFunction;
    private double margin = 1;
    private boolean swap;

    /// The mean over all examples.
    public TripletMarginWithDistanceLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public TripletMarginWithDistanceLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new TripletMarginWithDistanceLoss("sum")`.
    public TripletMarginWithDistanceLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// Of two tensors of vectors one distance per vector; the Euclidean one at first.
    public TripletMarginWithDistanceLoss distanceFunction(BinaryOperator<Tensor> distanceFunction) {
        this.distanceFunction = distanceFunction;
        return this;
    }

    /// By how much nearer; 1 at first.
    public TripletMarginWithDistanceLoss margin(double margin) {
        this.margin = margin("TripletMarginWithDistanceLoss", margin);
        return this;
    }

    /// Whether the distance of positive and negative counts where it is the smaller one.
    public TripletMarginWithDistanceLoss swap(boolean swap) {
        this.swap = swap;
        return this;
    }

    @Override
    public String toString() {
        return distanceFunction != null
                ? super.toString()
                : "TripletMarginWithDistanceLoss(\n  (distance_function): PairwiseDistance()\n)";
    }

    @Override
    public Tensor forward(Tensor anchor, Tensor positive, Tensor negative) {
        return Functional.tripletMarginWithDistanceLoss(
                anchor, positive, negative, distanceFunction, margin, swap, reduction);
    }
}
