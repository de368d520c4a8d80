package himalia.optim;

import himalia.tensor.FusedKernel;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Adam: every parameter has a step size of its own, from running means of its gradient and of the gradient's
/// square.
///
/// `m = b1 m + (1-b1) g`, `v = b2 v + (1-b2) g²`, `p = p - lr * m̂ / (√v̂ + eps)`, where the hats correct for the start
/// from 0. Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015.
public class Adam extends Optimizer {
    /// Numbers at a time, so that their means are still in the cache when the step is taken.
    private static final int BLOCK = 4096;

    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double eps = 1e-8;
    private boolean amsgrad;
    private boolean decoupled;

    /// With the usual rate of 0.001.
    public Adam(List<? extends Tensor> params) {
        this(params, 1e-3);
    }

    /// With this rate.
    ///
    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Adam(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How slowly the means of the gradient and of its square forget; 0.9 and 0.999 at first.
    public Adam betas(double beta1, double beta2) {
        checkBetas(beta1, beta2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        return this;
    }

    /// Keeps the division from 0; 1e-8 at first.
    public Adam eps(double eps) {
        if (!(eps >= 0)) {
            throw new IllegalArgumentException("Invalid epsilon value: " + number(eps));
        }
        this.eps = eps;
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public Adam weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    /// Divides by the largest square seen; set it before the first step.
    public Adam amsgrad(boolean amsgrad) {
        this.amsgrad = amsgrad;
        return this;
    }

    /// Whether the decay draws the parameter itself and does not pass through the gradient, as in [AdamW].
    public Adam decoupledWeightDecay(boolean decoupled) {
        this.decoupled = decoupled;
        return this;
    }

    @Override
    void momentumTo(double momentum) {
        beta1 = momentum;
    }

    /// The running means of the gradient and of its square, and the largest square seen (for amsgrad).
    @Override
    protected List<String> stateNames() {
        return List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        return new Tensor[] {Tensor.zerosLike(param), Tensor.zerosLike(param), amsgrad ? Tensor.zerosLike(param) : null
        };
    }

    /// The decay that passes through the gradient.
    double gradientDecay() {
        return decoupled ? 0 : weightDecay();
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        if (decoupled) {
            param.mul_(1 - rate() * weightDecay());
        }
        Tensor[] s = state(index);
        int steps = updates(index);
        Tensor p = param.detach().contiguous();
        Tensor g = grad.detach().contiguous();
        double stepSize = rate() / (1 - Math.pow(beta1, steps));
        double root = Math.sqrt(1 - Math.pow(beta2, steps));
        Step step = new Step(stepSize, root, gradientDecay(), beta1, beta2, eps, s[2] != null);
        if (s[2] == null) {
            step.over(p, s[0], s[1], g);
        } else {
            step.over(p, s[0], s[1], s[2], g);
        }
        if (!param.isContiguous()) {
            param.copy_(p);
        }
    }

    /// Changes the parameter, the two means and, for amsgrad, the largest square, given these and the gradient.
    private record Step(double size, double root, double decay, double beta1, double beta2, double eps, boolean amsgrad)
            implements FusedKernel {
        @Override
        public int results() {
            return amsgrad ? 4 : 3;
        }

        @Override
        public void of(double[] x) {
            double g = x[results()] + decay * x[0];
            x[1] += (1 - beta1) * (g - x[1]);
            x[2] = beta2 * x[2] + (1 - beta2) * g * g;
            double square = x[2];
            if (amsgrad) {
                square = x[3] = Math.max(x[3], square);
            }
            x[0] -= size * x[1] / (Math.sqrt(square) / root + eps);
        }

        /// Without branches, so that the loops vectorise.
        @Override
        public void floats(float[][] arrays, int[] at, int n) {
            float[] p = arrays[0];
            float[] m = arrays[1];
            float[] v = arrays[2];
            float[] largest = arrays[results() - 1];
            float[] g = arrays[results()];
            int po = at[0];
            int go = at[results()];
            boolean whole = true;
            for (int offset : at) {
                whole &= offset == 0;
            }
            for (int from = 0; from < n; from += BLOCK) {
                int to = Math.min(n, from + BLOCK);
                if (whole && decay == 0) {
                    means(g, m, v, from, to);
                } else {
                    means(p, po, g, go, m, at[1], v, at[2], from, to);
                }
                if (amsgrad) {
                    for (int i = from; i < to; i++) {
                        largest[at[3] + i] = Math.max(largest[at[3] + i], v[at[2] + i]);
                    }
                }
                if (whole) {
                    move(p, m, largest, from, to);
                } else {
                    move(p, po, m, at[1], largest, at[results() - 1], from, to);
                }
            }
        }

        /// Means that fade away would end as denormal numbers, on which processors are ten times slower: beside a
        /// usual eps they count as nothing long before.
        private float dust() {
            return eps >= 1e-10 ? 1e-25f : 0;
        }

        private void means(float[] g, float[] m, float[] v, int from, int to) {
            float dust = dust();
            float b1 = (float) (1 - beta1);
            float b2 = (float) beta2;
            float c2 = (float) (1 - beta2);
            for (int i = from; i < to; i++) {
                m[i] = m[i] + b1 * (g[i] - m[i]) + dust - dust;
                v[i] = b2 * v[i] + c2 * g[i] * g[i] + dust - dust;
            }
        }

        private void means(
                float[] p, int po, float[] g, int go, float[] m, int mo, float[] v, int vo, int from, int to) {
            float dust = dust();
            float pull = (float) decay;
            float b1 = (float) (1 - beta1);
            float b2 = (float) beta2;
            float c2 = (float) (1 - beta2);
            for (int i = from; i < to; i++) {
                float gi = g[go + i] + pull * p[po + i];
                m[mo + i] = m[mo + i] + b1 * (gi - m[mo + i]) + dust - dust;
                v[vo + i] = b2 * v[vo + i] + c2 * gi * gi + dust - dust;
            }
        }

        private void move(float[] p, float[] m, float[] v, int from, int to) {
            float step = (float) size;
            float scale = (float) (1 / root);
            float small = (float) eps;
            for (int i = from; i < to; i++) {
                p[i] -= step * m[i] / ((float) Math.sqrt(v[i]) * scale + small);
            }
        }

        private void move(float[] p, int po, float[] m, int mo, float[] v, int vo, int from, int to) {
            float step = (float) size;
            float scale = (float) (1 / root);
            float small = (float) eps;
            for (int i = from; i < to; i++) {
                p[po + i] -= step * m[mo + i] / ((float) Math.sqrt(v[vo + i]) * scale + small);
            }
        }
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "amsgrad",
                flag(amsgrad),
                "betas",
                "(" + number(beta1) + ", " + number(beta2) + ")",
                "capturable",
                "False",
                "decoupled_weight_decay",
                flag(decoupled),
                "eps",
                number(eps),
                "fused",
                "None");
    }
}
