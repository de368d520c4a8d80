package himalia.optim;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Adam: every parameter has a step size of its own, from running means of its gradient and of the gradient's
/// square.
///
/// `m = b1 m + (1-b1) g`, `v = b2 v + (1-b2) g²`, `p = p - lr * m̂ / (√v̂ + eps)`, where the hats correct for the
/// start
/// from 0. Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015.
public class Adam extends Optimizer {
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
        if (p.dtype() == DType.FLOAT32) {
            floats(p, g, s, (float) stepSize, (float) (1 / root));
        } else {
            doubles(p, g, s, stepSize, root);
        }
        if (!param.isContiguous()) {
            param.copy_(p);
        }
    }

    /// In place and without branches, so that the loops vectorise.
    private void floats(Tensor param, Tensor grad, Tensor[] s, float stepSize, float scale) {
        int n = param.numel();
        float[] p = param.storage().floats();
        float[] g = grad.storage().floats();
        float[] m = s[0].storage().floats();
        float[] v = s[1].storage().floats();
        int po = param.storageOffset();
        int go = grad.storageOffset();
        float decay = (float) gradientDecay();
        float b1 = (float) (1 - beta1);
        float b2 = (float) beta2;
        float c2 = (float) (1 - beta2);
        // means that fade away would end as denormal numbers, on which processors are ten times slower: beside a
        // usual eps they count as nothing long before
        float dust = eps >= 1e-10 ? 1e-25f : 0;
        if (go == 0 && po == 0 && decay == 0) {
            means(g, m, v, b1, b2, c2, dust, n);
        } else {
            for (int i = 0; i < n; i++) {
                float gi = g[go + i] + decay * p[po + i];
                m[i] = m[i] + b1 * (gi - m[i]) + dust - dust;
                v[i] = b2 * v[i] + c2 * gi * gi + dust - dust;
            }
        }
        if (s[2] != null) {
            float[] largest = s[2].storage().floats();
            for (int i = 0; i < n; i++) {
                largest[i] = Math.max(largest[i], v[i]);
            }
            v = largest;
        }
        float small = (float) eps;
        for (int i = 0; i < n; i++) {
            p[po + i] -= stepSize * m[i] / ((float) Math.sqrt(v[i]) * scale + small);
        }
    }

    private static void means(float[] g, float[] m, float[] v, float b1, float b2, float c2, float dust, int n) {
        for (int i = 0; i < n; i++) {
            m[i] = m[i] + b1 * (g[i] - m[i]) + dust - dust;
            v[i] = b2 * v[i] + c2 * g[i] * g[i] + dust - dust;
        }
    }

    private void doubles(Tensor param, Tensor grad, Tensor[] s, double stepSize, double root) {
        double[] p = param.storage().doubles();
        double[] g = grad.storage().doubles();
        double[] m = s[0].storage().doubles();
        double[] v = s[1].storage().doubles();
        double[] largest = s[2] == null ? null : s[2].storage().doubles();
        int po = param.storageOffset();
        int go = grad.storageOffset();
        double decay = gradientDecay();
        for (int i = 0; i < m.length; i++) {
            double gi = g[go + i] + decay * p[po + i];
            m[i] += (1 - beta1) * (gi - m[i]);
            v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
            double square = v[i];
            if (largest != null) {
                square = largest[i] = Math.max(largest[i], square);
            }
            p[po + i] -= stepSize * m[i] / (Math.sqrt(square) / root + eps);
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
