package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;

/// What [NAdam] and [RAdam] share with [Adam]: means of the gradient and of its square.
///
/// @param <O> the optimizer itself
public abstract class AdamVariant<O extends AdamVariant<O>> extends Optimizer {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;
    boolean decoupledWeightDecay;

    AdamVariant(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How slowly the means of the gradient and of its square forget; 0.9 and 0.999 at first.
    public O betas(double beta1, double beta2) {
        checkBetas(beta1, beta2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        return self();
    }

    /// Keeps the division from 0; 1e-8 at first.
    public O eps(double eps) {
        this.eps = notNegative(eps, "epsilon");
        return self();
    }

    /// Whether the decay passes by the gradient, as in [AdamW].
    public O decoupledWeightDecay(boolean decoupledWeightDecay) {
        this.decoupledWeightDecay = decoupledWeightDecay;
        return self();
    }

    /// How strongly parameters are drawn to 0.
    public O weightDecay(double weightDecay) {
        decay(weightDecay);
        return self();
    }

    @SuppressWarnings("unchecked") // O is the class of this object
    final O self() {
        return (O) this;
    }

    /// The gradient with the decay in it, or the parameter decayed by itself.
    final Tensor withDecay(Tensor param, Tensor grad) {
        if (decoupledWeightDecay) {
            param.mul_(1 - rate() * weightDecay());
            return grad;
        }
        return decayed(param, grad);
    }
}
