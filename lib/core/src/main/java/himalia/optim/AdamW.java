package himalia.optim;

import himalia.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// [Adam] whose weight decay does not pass through the gradient: `p = p - lr * weightDecay * p`, then Adam's step.
/// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019.
public final class AdamW extends Adam {
    /// With the usual rate of 0.001.
    public AdamW(List<? extends Tensor> params) {
        super(params);
        decay(0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public AdamW(List<? extends Tensor> params, double lr) {
        super(params, lr);
        decay(0.01);
    }

    /// How strongly parameters are drawn to 0; 0.01 at first.
    @Override
    public AdamW weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        param.mul_(1 - rate() * weightDecay());
        super.update(index, param, grad);
    }

    @Override
    double gradientDecay() {
        return 0;
    }

    @Override
    protected Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(super.settings());
        all.put("decoupled_weight_decay", "True");
        return all;
    }
}
