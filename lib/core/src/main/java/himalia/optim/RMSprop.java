package himalia.optim;

import himalia.tensor.FusedKernel;
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
        if (!centered && momentum == 0 && fit(param, s[0])) {
            new Step(rate(), alpha, eps).over(param.detach(), s[0], g.detach().contiguous());
            return;
        }
        Tensor square = s[0].mul_(alpha).add_(g.mul(g), 1 - alpha);
        if (centered) {
            Tensor mean = s[1].add_(g.sub(s[1]), 1 - alpha);
            square = square.sub(mean.mul(mean));
        }
        Tensor step = g.div(square.sqrt().add(eps));
        param.add_(momentum > 0 ? s[2].mul_(momentum).add_(step) : step, -rate());
    }

    /// Changes the parameter and the mean of the squares, given these and the gradient.
    private record Step(double rate, double alpha, double eps) implements FusedKernel {
        /// Numbers at a time, so that their means are still in the cache when the step is taken.
        private static final int BLOCK = 4096;

        @Override
        public int results() {
            return 2;
        }

        @Override
        public void of(double[] x) {
            x[1] = alpha * x[1] + (1 - alpha) * x[2] * x[2];
            x[0] -= rate * x[2] / (Math.sqrt(x[1]) + eps);
        }

        @Override
        public void floats(float[][] arrays, int[] at, int n) {
            if (at[0] + at[1] + at[2] != 0) {
                FusedKernel.super.floats(arrays, at, n);
                return;
            }
            for (int from = 0; from < n; from += BLOCK) {
                int to = Math.min(n, from + BLOCK);
                squares(arrays[1], arrays[2], from, to);
                move(arrays[0], arrays[1], arrays[2], from, to);
            }
        }

        private void squares(float[] v, float[] g, int from, int to) {
            float keep = (float) alpha;
            float take = (float) (1 - alpha);
            for (int i = from; i < to; i++) {
                v[i] = keep * v[i] + take * g[i] * g[i];
            }
        }

        private void move(float[] p, float[] v, float[] g, int from, int to) {
            float step = (float) rate;
            float small = (float) eps;
            for (int i = from; i < to; i++) {
                p[i] -= step * g[i] / ((float) Math.sqrt(v[i]) + small);
            }
        }
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
