package himalia.optim;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// [Adam] that looks one step ahead, as Nesterov momentum does. Dozat, 2016.
public class NAdam extends AdamVariant<NAdam> {
    private double momentumDecay = 4e-3;

    /// With the usual rate of 2e-3.
    public NAdam(List<? extends Tensor> params) {
        this(params, 2e-3);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public NAdam(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How the momentum grows in the beginning; 0.004 at first.
    public NAdam momentumDecay(double momentumDecay) {
        this.momentumDecay = notNegative(momentumDecay, "momentum_decay");
        return this;
    }

    @Override
    void momentumTo(double momentum) {
        beta1 = momentum;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("exp_avg", "exp_avg_sq", "mu_product");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        return new Tensor[] {Tensor.zerosLike(param), Tensor.zerosLike(param), Tensor.ones(DType.FLOAT64)};
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor[] s = state(index);
        int t = updates(index);
        Tensor g = withDecay(param, grad);
        double mu = beta1 * (1 - 0.5 * Math.pow(0.96, t * momentumDecay));
        double next = beta1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * momentumDecay));
        double product = s[2].mul_(mu).item();
        s[0].add_(g.sub(s[0]), 1 - beta1);
        s[1].mul_(beta2).add_(g.mul(g), 1 - beta2);
        Tensor root = s[1].div(1 - Math.pow(beta2, t)).sqrt().add(eps);
        param.add_(g.div(root), -rate() * (1 - mu) / (1 - product));
        param.add_(s[0].div(root), -rate() * next / (1 - product * next));
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
                number(eps),
                "momentum_decay",
                number(momentumDecay));
    }
}
