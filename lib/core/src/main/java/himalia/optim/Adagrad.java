package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;

/// Divides each gradient by the root of the sum of all its squares: `s = s + g²`, `p = p - lr * g / (√s + eps)`. What
/// is rare learns fast, and everything ever slower. Duchi, Hazan and Singer, 2011.
public class Adagrad extends Optimizer {
    private double lrDecay;
    private double weightDecay;
    private double initialAccumulatorValue;
    private double eps = 1e-10;
    private final Tensor[] sums;

    /// With the usual rate of 0.01.
    public Adagrad(List<? extends Tensor> params) {
        this(params, 0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Adagrad(List<? extends Tensor> params, double lr) {
        super(params, lr);
        sums = new Tensor[params.size()];
    }

    /// How fast the rate falls: step n takes `lr / (1 + (n - 1) lrDecay)`.
    public Adagrad lrDecay(double lrDecay) {
        this.lrDecay = notNegative(lrDecay, "lr_decay");
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public Adagrad weightDecay(double weightDecay) {
        this.weightDecay = notNegative(weightDecay, "weight_decay");
        return this;
    }

    /// What the sums of squares begin with; set it before the first step.
    public Adagrad initialAccumulatorValue(double value) {
        this.initialAccumulatorValue = notNegative(value, "initial_accumulator_value");
        return this;
    }

    /// Keeps the division from 0; 1e-10 at first.
    public Adagrad eps(double eps) {
        this.eps = notNegative(eps, "epsilon");
        return this;
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = weightDecay == 0 ? grad : grad.add(param.detach().mul(weightDecay));
        if (sums[index] == null) {
            sums[index] = Tensor.fullLike(g, initialAccumulatorValue);
        }
        Tensor sum = sums[index].add_(g.mul(g));
        param.add_(g.div(sum.sqrt().add(eps)), -lr() / (1 + (steps() - 1) * lrDecay));
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "Adagrad (\nParameter Group 0\n    differentiable: False\n    eps: " + number(eps)
                + "\n    foreach: None\n    fused: None\n    initial_accumulator_value: "
                + number(initialAccumulatorValue)
                + "\n    lr: " + number(lr()) + "\n    lr_decay: " + number(lrDecay)
                + "\n    maximize: False\n    weight_decay: " + number(weightDecay) + "\n)";
    }
}
