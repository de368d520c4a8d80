package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Needs no rate: the steps are as long as the last ones were, for their gradients. `s = rho s + (1-rho) g²`,
/// `d = √(a + eps) / √(s + eps) g`, `a = rho a + (1-rho) d²`, `p = p - lr d`. Zeiler, 2012.
public class Adadelta extends Optimizer {
    private double rho = 0.9;
    private double eps = 1e-6;

    /// With the usual rate of 1.
    public Adadelta(List<? extends Tensor> params) {
        this(params, 1);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Adadelta(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How slowly the means forget; 0.9 at first.
    public Adadelta rho(double rho) {
        if (!(rho >= 0 && rho <= 1)) {
            throw new IllegalArgumentException("Invalid rho value: " + number(rho));
        }
        this.rho = rho;
        return this;
    }

    /// Keeps the division from 0; 1e-6 at first.
    public Adadelta eps(double eps) {
        this.eps = notNegative(eps, "epsilon");
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public Adadelta weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("square_avg", "acc_delta");
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = decayed(param, grad);
        Tensor[] s = state(index);
        Tensor square = s[0].mul_(rho).add_(g.mul(g), 1 - rho);
        Tensor step = s[1].add(eps).sqrt().div(square.add(eps).sqrt()).mul(g);
        s[1].mul_(rho).add_(step.mul(step), 1 - rho);
        param.add_(step, -rate());
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "capturable", "False", "eps", number(eps), "rho", number(rho), "lr", lr() == 1 ? "1.0" : number(lr()));
    }
}
