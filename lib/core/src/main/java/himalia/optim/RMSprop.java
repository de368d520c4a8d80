package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Divides each gradient by the root of the mean of its last squares: `v = alpha v + (1 - alpha) g²`,
/// `p = p - lr * g / (√v + eps)`. Hinton, lecture 6 of "Neural Networks for Machine Learning", 2012.
public class RMSprop extends Optimizer {
    private double alpha = 0.99;
    private double eps = 1e-8;
    private double momentum;
    private boolean centered;

    /// With the usual rate of 0.01.
    public RMSprop(List<? extends Tensor> params) {
        this(params, 0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public RMSprop(List<? extends Tensor> params, double lr) {
        super(params, lr);
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
    void momentumTo(double momentum) {
        this.momentum = momentum;
    }

    /// How strongly parameters are drawn to 0.
    public RMSprop weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("square_avg", "grad_avg", "momentum_buffer");
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = decayed(param, grad);
        Tensor[] s = state(index);
        Tensor square = s[0].mul_(alpha).add_(g.mul(g), 1 - alpha);
        if (centered) {
            Tensor mean = s[1].add_(g.sub(s[1]), 1 - alpha);
            square = square.sub(mean.mul(mean));
        }
        Tensor step = g.div(square.sqrt().add(eps));
        param.add_(momentum > 0 ? s[2].mul_(momentum).add_(step) : step, -rate());
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "alpha",
                number(alpha),
                "capturable",
                "False",
                "centered",
                flag(centered),
                "eps",
                number(eps),
                "momentum",
                number(momentum));
    }
}
