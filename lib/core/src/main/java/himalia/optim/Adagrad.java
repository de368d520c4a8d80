package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Divides each gradient by the root of the sum of all its squares: `s = s + g²`, `p = p - lr * g / (√s + eps)`. What
/// is rare learns fast, and everything ever slower. Duchi, Hazan and Singer, 2011.
public class Adagrad extends Optimizer {
    private double lrDecay;
    private double initialAccumulatorValue;
    private double eps = 1e-10;

    /// With the usual rate of 0.01.
    public Adagrad(List<? extends Tensor> params) {
        this(params, 0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Adagrad(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How fast the rate falls: step n takes `lr / (1 + (n - 1) lrDecay)`.
    public Adagrad lrDecay(double lrDecay) {
        this.lrDecay = notNegative(lrDecay, "lr_decay");
        return this;
    }

    /// What the sums of squares begin with; set it before the first step.
    public Adagrad initialAccumulatorValue(double initialAccumulatorValue) {
        this.initialAccumulatorValue = notNegative(initialAccumulatorValue, "initial_accumulator_value");
        return this;
    }

    /// Keeps the division from 0; 1e-10 at first.
    public Adagrad eps(double eps) {
        this.eps = notNegative(eps, "epsilon");
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public Adagrad weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("sum");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        return new Tensor[] {Tensor.fullLike(param.detach(), initialAccumulatorValue)};
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = decayed(param, grad);
        Tensor sum = state(index)[0].add_(g.mul(g));
        param.add_(g.div(sum.sqrt().add(eps)), -rate() / (1 + (updates(index) - 1) * lrDecay));
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "eps",
                number(eps),
                "fused",
                "None",
                "initial_accumulator_value",
                number(initialAccumulatorValue),
                "lr_decay",
                number(lrDecay));
    }
}
