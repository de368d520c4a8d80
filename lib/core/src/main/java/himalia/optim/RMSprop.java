package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;

/// Divides each gradient by the root of the mean of its last squares: `v = alpha v + (1 - alpha) g²`,
/// `p = p - lr * g / (√v + eps)`. Hinton, lecture 6 of "Neural Networks for Machine Learning", 2012.
public class RMSprop extends Optimizer {
    private double alpha = 0.99;
    private double eps = 1e-8;
    private double weightDecay;
    private double momentum;
    private boolean centered;
    private final Tensor[] squares;
    private final Tensor[] means;
    private final Tensor[] velocity;

    /// With the usual rate of 0.01.
    public RMSprop(List<? extends Tensor> params) {
        this(params, 0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public RMSprop(List<? extends Tensor> params, double lr) {
        super(params, lr);
        squares = new Tensor[params.size()];
        means = new Tensor[params.size()];
        velocity = new Tensor[params.size()];
    }

    /// How slowly the mean of the squares forgets; 0.99 at first.
    public RMSprop alpha(double alpha) {
        this.alpha = notNegative(alpha, "alpha");
        return this;
    }

    /// Keeps the division from 0; 1e-8 at first.
    public RMSprop eps(double eps) {
        this.eps = notNegative(eps, "epsilon");
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public RMSprop weightDecay(double weightDecay) {
        this.weightDecay = notNegative(weightDecay, "weight_decay");
        return this;
    }

    /// How much of the last step goes on.
    public RMSprop momentum(double momentum) {
        this.momentum = notNegative(momentum, "momentum");
        return this;
    }

    /// Divides by the standard deviation instead: the mean gradient does not count.
    public RMSprop centered(boolean centered) {
        this.centered = centered;
        return this;
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = weightDecay == 0 ? grad : grad.add(param.detach().mul(weightDecay));
        if (squares[index] == null) {
            squares[index] = Tensor.zerosLike(g);
            means[index] = Tensor.zerosLike(g);
            velocity[index] = Tensor.zerosLike(g);
        }
        Tensor square = squares[index].mul_(alpha).add_(g.mul(g), 1 - alpha);
        if (centered) {
            Tensor mean = means[index].add_(g.sub(means[index]), 1 - alpha);
            square = square.sub(mean.mul(mean));
        }
        Tensor step = g.div(square.sqrt().add(eps));
        param.add_(momentum > 0 ? velocity[index].mul_(momentum).add_(step) : step, -lr());
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "RMSprop (\nParameter Group 0\n    alpha: " + number(alpha) + "\n    capturable: False\n    centered: "
                + flag(centered) + "\n    differentiable: False\n    eps: " + number(eps)
                + "\n    foreach: None\n    lr: "
                + number(lr()) + "\n    maximize: False\n    momentum: " + number(momentum) + "\n    weight_decay: "
                + number(weightDecay) + "\n)";
    }
}
