package himalia.optim;

import himalia.tensor.FusedKernel;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Gradient descent: `p = p - lr * g`.
///
/// With momentum the step is `v = momentum * v + g`, `p = p - lr * v` (PyTorch's form: the rate stands outside `v`);
/// with weight decay `g` has `weightDecay * p` added first.
public class SGD extends Optimizer {
    private double momentum;
    private double dampening;
    private boolean nesterov;

    /// Plain gradient descent.
    ///
    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public SGD(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// With momentum.
    public SGD(List<? extends Tensor> params, double lr, double momentum) {
        this(params, lr);
        this.momentum = notNegative(momentum, "momentum");
    }

    /// How much of the last step goes on.
    public SGD momentum(double momentum) {
        this.momentum = notNegative(momentum, "momentum");
        return this;
    }

    /// How much less the gradient counts once there is a velocity.
    public SGD dampening(double dampening) {
        this.dampening = dampening;
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public SGD weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    /// Looks one step ahead; needs momentum and no dampening.
    public SGD nesterov(boolean nesterov) {
        if (nesterov && (momentum <= 0 || dampening != 0)) {
            throw new IllegalArgumentException("Nesterov momentum requires a momentum and zero dampening");
        }
        this.nesterov = nesterov;
        return this;
    }

    @Override
    public SGD maximize(boolean maximize) {
        super.maximize(maximize);
        return this;
    }

    /// How much of the last step goes into the next one.
    public double momentum() {
        return momentum;
    }

    @Override
    void momentumTo(double momentum) {
        this.momentum = momentum;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("momentum_buffer");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        return new Tensor[1];
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = decayed(param, grad);
        if (momentum != 0) {
            Tensor[] velocity = state(index);
            if (fit(param, velocity[0])) {
                new Step(rate(), momentum, 1 - dampening, nesterov)
                        .over(param.detach(), velocity[0], g.detach().contiguous());
                return;
            }
            if (velocity[0] == null) {
                velocity[0] = g.clone();
            } else {
                velocity[0].mul_(momentum).add_(g, 1 - dampening);
            }
            g = nesterov ? g.add(velocity[0].mul(momentum)) : velocity[0];
        }
        param.add_(g, -rate());
    }

    /// Changes the parameter and its velocity, given these and the gradient.
    private record Step(double rate, double momentum, double share, boolean nesterov) implements FusedKernel {
        @Override
        public int results() {
            return 2;
        }

        @Override
        public void of(double[] x) {
            x[1] = momentum * x[1] + share * x[2];
            x[0] -= rate * (nesterov ? x[2] + momentum * x[1] : x[1]);
        }

        @Override
        public void floats(float[][] arrays, int[] at, int n) {
            if (nesterov || at[0] + at[1] + at[2] != 0) {
                FusedKernel.super.floats(arrays, at, n);
                return;
            }
            float[] p = arrays[0];
            float[] v = arrays[1];
            float[] g = arrays[2];
            float m = (float) momentum;
            float s = (float) share;
            float step = (float) rate;
            for (int i = 0; i < n; i++) {
                float now = v[i] * m + s * g[i];
                v[i] = now;
                p[i] -= step * now;
            }
        }
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "dampening",
                number(dampening),
                "fused",
                "None",
                "momentum",
                number(momentum),
                "nesterov",
                flag(nesterov));
    }
}
