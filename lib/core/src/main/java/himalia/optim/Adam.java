package himalia.optim;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;

/// Adam: every parameter has a step size of its own, from running means of its gradient and of the gradient's square.
///
/// `m = b1 m + (1-b1) g`, `v = b2 v + (1-b2) g²`, `p = p - lr * m̂ / (√v̂ + eps)`, where the hats correct for the start
/// from 0. Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015.
public class Adam extends Optimizer {
    private double beta1 = 0.9;
    private double beta2 = 0.999;
    private double eps = 1e-8;
    private double weightDecay;
    private boolean amsgrad;
    private final State[] states;

    /// The running means of one parameter, and the largest square seen (for amsgrad).
    private static final class State {
        int steps;
        final double[] mean;
        final double[] square;
        final double[] largest;

        State(int n, boolean amsgrad) {
            mean = new double[n];
            square = new double[n];
            largest = amsgrad ? new double[n] : null;
        }
    }

    /// With the usual rate of 0.001.
    public Adam(List<? extends Tensor> params) {
        this(params, 1e-3);
    }

    /// With this rate.
    ///
    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Adam(List<? extends Tensor> params, double lr) {
        super(params, lr);
        states = new State[params.size()];
    }

    /// How slowly the means of the gradient and of its square forget; 0.9 and 0.999 at first.
    public Adam betas(double beta1, double beta2) {
        for (int i = 0; i < 2; i++) {
            double b = i == 0 ? beta1 : beta2;
            if (!(b >= 0 && b < 1)) {
                throw new IllegalArgumentException("Invalid beta parameter at index " + i + ": " + number(b));
            }
        }
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
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("Invalid weight_decay value: " + number(weightDecay));
        }
        this.weightDecay = weightDecay;
        return this;
    }

    /// Divides by the largest square seen; set it before the first step.
    public Adam amsgrad(boolean amsgrad) {
        this.amsgrad = amsgrad;
        return this;
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        if (states[index] == null) {
            states[index] = new State(param.numel(), amsgrad);
        }
        State s = states[index];
        s.steps++;
        double[] p = param.toDoubleArray();
        double[] g = grad.toDoubleArray();
        double stepSize = lr() / (1 - Math.pow(beta1, s.steps));
        double root = Math.sqrt(1 - Math.pow(beta2, s.steps));
        for (int i = 0; i < p.length; i++) {
            double gi = g[i] + weightDecay * p[i];
            s.mean[i] += (1 - beta1) * (gi - s.mean[i]);
            s.square[i] = beta2 * s.square[i] + (1 - beta2) * gi * gi;
            double square = s.square[i];
            if (s.largest != null) {
                square = s.largest[i] = Math.max(s.largest[i], square);
            }
            p[i] -= stepSize * s.mean[i] / (Math.sqrt(square) / root + eps);
        }
        write(param, p);
    }

    private static void write(Tensor param, double[] p) {
        if (!param.isContiguous()) {
            param.copy_(Tensor.tensor(p).view(param.shape().toArray()));
            return;
        }
        int from = param.storageOffset();
        if (param.dtype() == DType.FLOAT64) {
            System.arraycopy(p, 0, param.storage().doubles(), from, p.length);
        } else {
            float[] data = param.storage().floats();
            for (int i = 0; i < p.length; i++) {
                data[from + i] = (float) p[i];
            }
        }
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "Adam (\nParameter Group 0\n    amsgrad: " + flag(amsgrad) + "\n    betas: (" + number(beta1) + ", "
                + number(beta2)
                + ")\n    capturable: False\n    decoupled_weight_decay: False\n    differentiable: False"
                + "\n    eps: " + number(eps) + "\n    foreach: None\n    fused: None\n    lr: " + number(lr())
                + "\n    maximize: False\n    weight_decay: " + number(weightDecay) + "\n)";
    }
}
