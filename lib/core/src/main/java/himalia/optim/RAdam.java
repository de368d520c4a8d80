package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// [Adam] that takes plain steps until its mean square is worth something: no warm-up is needed. Liu and others,
/// 2019.
public class RAdam extends AdamVariant<RAdam> {
    /// With the usual rate of 1e-3.
    public RAdam(List<? extends Tensor> params) {
        this(params, 1e-3);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public RAdam(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    @Override
    void momentumTo(double momentum) {
        beta1 = momentum;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("exp_avg", "exp_avg_sq");
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor[] s = state(index);
        int t = updates(index);
        Tensor g = withDecay(param, grad);
        s[0].add_(g.sub(s[0]), 1 - beta1);
        s[1].mul_(beta2).add_(g.mul(g), 1 - beta2);
        double rest = 1 - Math.pow(beta2, t);
        double limit = 2 / (1 - beta2) - 1;
        double length = limit - 2 * t * Math.pow(beta2, t) / rest;
        Tensor mean = s[0].div(1 - Math.pow(beta1, t));
        if (length > 5) {
            double rectified = Math.sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
            mean = mean.div(s[1].sqrt().add(eps)).mul(Math.sqrt(rest) * rectified);
        }
        param.add_(mean, -rate());
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "betas",
                "(" + number(beta1) + ", " + number(beta2) + ")",
                "capturable",
                "False",
                "decoupled_weight_decay",
                flag(decoupledWeightDecay),
                "eps",
                number(eps));
    }
}
