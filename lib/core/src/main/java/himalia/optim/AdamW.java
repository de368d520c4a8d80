package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;

/// [Adam] whose weight decay does not pass through the gradient: `p = p - lr * weightDecay * p`, then Adam's step.
/// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019.
public class AdamW extends Adam {
    private double decay = 0.01;

    /// With the usual rate of 0.001.
    public AdamW(List<? extends Tensor> params) {
        super(params);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public AdamW(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How strongly parameters are drawn to 0; 0.01 at first.
    @Override
    public AdamW weightDecay(double weightDecay) {
        this.decay = notNegative(weightDecay, "weight_decay");
        return this;
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        param.mul_(1 - lr() * decay);
        super.update(index, param, grad);
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return super.toString()
                .replace("Adam (", "AdamW (")
                .replace("decoupled_weight_decay: False", "decoupled_weight_decay: True")
                .replaceFirst("\n    weight_decay: .*", "\n    weight_decay: " + number(decay));
    }
}
