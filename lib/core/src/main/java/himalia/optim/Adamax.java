package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// [Adam] with the largest gradient instead of the mean square: `u = max(b2 u, |g| + eps)`, `p = p - lr m̂ / u`. Kingma
/// and Ba, 2015.
public class Adamax extends Optimizer {
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double eps = 1e-8;

    /// With the usual rate of 2e-3.
    public Adamax(List<? extends Tensor> params) {
        this(params, 2e-3);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Adamax(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How slowly the means of the gradient and of its square forget; 0.9 and 0.999 at first.
    public Adamax betas(double beta1, double beta2) {
        checkBetas(beta1, beta2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        return this;
    }

    /// Keeps the division from 0; 1e-8 at first.
    public Adamax eps(double eps) {
        this.eps = notNegative(eps, "epsilon");
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public Adamax weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    @Override
    void momentumTo(double momentum) {
        beta1 = momentum;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("exp_avg", "exp_inf");
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = decayed(param, grad);
        Tensor[] s = state(index);
        s[0].add_(g.sub(s[0]), 1 - beta1);
        s[1].copy_(s[1].mul(beta2).maximum(g.abs().add(eps)));
        param.add_(s[0].div(s[1]), -rate() / (1 - Math.pow(beta1, updates(index))));
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "betas", "(" + number(beta1) + ", " + number(beta2) + ")", "capturable", "False", "eps", number(eps));
    }
}
