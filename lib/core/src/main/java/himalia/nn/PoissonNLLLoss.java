package himalia.nn;

import himalia.tensor.Tensor;

/// `e^x - t x`, for networks that predict the logarithms of counts.
///
/// ```java
/// new PoissonNLLLoss().forward(tensor(0., 1.), tensor(1., 2.))   // tensor(0.8591)
/// ```
public class PoissonNLLLoss extends Loss {
    private final Reduction reduction;
    private boolean logInput = true;
    private boolean full;
    private double eps = 1e-8;

    /// The mean over all examples.
    public PoissonNLLLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per example.
    public PoissonNLLLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new PoissonNLLLoss("sum")`.
    public PoissonNLLLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// Whether the input holds logarithms of counts, and not counts; true at first.
    public PoissonNLLLoss logInput(boolean logInput) {
        this.logInput = logInput;
        return this;
    }

    /// Whether Stirling's approximation of `log t!` is added; not at first.
    public PoissonNLLLoss full(boolean full) {
        this.full = full;
        return this;
    }

    /// Keeps the logarithm of counts finite; 1e-8 at first.
    public PoissonNLLLoss eps(double eps) {
        this.eps = eps;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.poissonNllLoss(input, target, logInput, full, eps, reduction);
    }
}
