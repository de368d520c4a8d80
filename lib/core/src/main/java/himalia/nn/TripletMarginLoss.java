package himalia.nn;

import himalia.tensor.Tensor;

/// `max(0, |anchor - positive| - |anchor - negative| + margin)`: what belongs together should be nearer than what does
/// not. Balntas and others, 2016.
///
/// ```java
/// new TripletMarginLoss().forward(tensor("[[0., 0.]]"), tensor("[[1., 0.]]"), tensor("[[0., 1.5]]"))   //
/// tensor(0.5000)
/// ```
public class TripletMarginLoss extends TripleLoss {
    private final Reduction reduction;
    private double margin = 1;
    private double p = 2;
    private double eps = 1e-6;
    private boolean swap;

    /// The mean over all examples.
    public TripletMarginLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public TripletMarginLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new TripletMarginLoss("sum")`.
    public TripletMarginLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// By how much nearer; 1 at first.
    public TripletMarginLoss margin(double margin) {
        this.margin = margin("TripletMarginLoss", margin);
        return this;
    }

    /// The norm that measures; 2 at first.
    public TripletMarginLoss p(double p) {
        this.p = p;
        return this;
    }

    /// Keeps the gradient of equal vectors finite.
    public TripletMarginLoss eps(double eps) {
        this.eps = eps;
        return this;
    }

    /// Whether the distance of positive and negative counts where it is the smaller one.
    public TripletMarginLoss swap(boolean swap) {
        this.swap = swap;
        return this;
    }

    @Override
    public Tensor forward(Tensor anchor, Tensor positive, Tensor negative) {
        return Functional.tripletMarginLoss(anchor, positive, negative, margin, p, eps, swap, reduction);
    }
}
