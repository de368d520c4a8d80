package himalia.nn;

import himalia.tensor.Tensor;

/// `(log var + (x - t)² / var) / 2`, for networks that predict a mean and how sure they are. Nix and Weigend,
/// 1994.
///
/// ```java
/// new GaussianNLLLoss().forward(tensor(1., 2.), tensor(0., 2.), tensor(1., 1.))   // tensor(0.2500)
/// ```
public class GaussianNLLLoss extends TripleLoss {
    private final Reduction reduction;
    private boolean full;
    private double eps = 1e-6;

    /// The mean over all examples.
    public GaussianNLLLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public GaussianNLLLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new GaussianNLLLoss("sum")`.
    public GaussianNLLLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// Whether the constant `log(2 π) / 2` is added; not at first.
    public GaussianNLLLoss full(boolean full) {
        this.full = full;
        return this;
    }

    /// Variances below this count as this; 1e-6 at first.
    public GaussianNLLLoss eps(double eps) {
        this.eps = eps;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target, Tensor var) {
        return Functional.gaussianNllLoss(input, target, var, full, eps, reduction);
    }
}
