package himalia.train;

import himalia.optim.Optimizer;
import himalia.tensor.Tensor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/// Keras' rarer optimizers, each a formula of tensors.
final class TensorSteps extends Optimizer {
    private static final double EPSILON = 1e-7;

    /// Changes one parameter.
    @FunctionalInterface
    interface Formula extends Serializable {
        /// @param s what is kept beside the parameter
        /// @param t the number of the step, from 1
        void step(Tensor p, Tensor g, Tensor[] s, int t, double lr);
    }

    private final String title;
    private final int kept;
    private final double start;
    private final Formula formula;

    private TensorSteps(
            String title, List<? extends Tensor> params, double lr, int kept, double start, Formula formula) {
        super(params, lr);
        this.title = title;
        this.kept = kept;
        this.start = start;
        this.formula = formula;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("first", "second", "third").subList(0, kept);
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        Tensor[] state = new Tensor[kept];
        Arrays.setAll(state, i -> Tensor.fullLike(param.detach(), start));
        return state;
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        formula.step(param, grad.detach(), state(index), updates(index), rate());
    }

    @Override
    public String toString() {
        return title + "(learning_rate=" + lr() + ")";
    }

    /// `m += (1 - rho) (x - m)`.
    private static Tensor mean(Tensor m, Tensor x, double rho) {
        return m.add_(x.sub(m), 1 - rho);
    }

    static Optimizer adamax(List<? extends Tensor> params, double lr) {
        return new TensorSteps("Adamax", params, lr, 2, 0, (p, g, s, t, rate) -> {
            mean(s[0], g, 0.9);
            s[1].copy_(s[1].mul(0.999).maximum(g.abs()));
            p.add_(s[0].div(s[1].add(EPSILON)), -rate / (1 - Math.pow(0.9, t)));
        });
    }

    static Optimizer nadam(List<? extends Tensor> params, double lr) {
        return new TensorSteps("Nadam", params, lr, 2, 0, (p, g, s, t, rate) -> {
            double product = 1;
            for (int i = 1; i <= t; i++) {
                product *= look(i);
            }
            mean(s[0], g, 0.9);
            mean(s[1], g.mul(g), 0.999);
            Tensor ahead =
                    s[0].mul(look(t + 1) / (1 - product * look(t + 1))).add(g.mul((1 - look(t)) / (1 - product)));
            Tensor root = s[1].div(1 - Math.pow(0.999, t)).sqrt().add(EPSILON);
            p.add_(ahead.div(root), -rate);
        });
    }

    private static double look(int t) {
        return 0.9 * (1 - 0.5 * Math.pow(0.96, t));
    }

    static Optimizer adadelta(List<? extends Tensor> params, double lr) {
        return new TensorSteps("Adadelta", params, lr, 2, 0, (p, g, s, _, rate) -> {
            mean(s[0], g.mul(g), 0.95);
            Tensor step = s[1].add(EPSILON).sqrt().div(s[0].add(EPSILON).sqrt()).mul(g);
            mean(s[1], step.mul(step), 0.95);
            p.add_(step, -rate);
        });
    }

    static Optimizer lion(List<? extends Tensor> params, double lr) {
        return new TensorSteps("Lion", params, lr, 1, 0, (p, g, s, _, rate) -> {
            p.add_(s[0].mul(0.9).add(g.mul(0.1)).sign(), -rate);
            mean(s[0], g, 0.99);
        });
    }

    static Optimizer ftrl(List<? extends Tensor> params, double lr) {
        return new TensorSteps("Ftrl", params, lr, 2, 0.1, (p, g, s, t, rate) -> {
            if (t == 1) {
                s[1].zero_(); // only the sums of squares begin with 0.1
            }
            Tensor squares = s[0].add(g.mul(g));
            s[1].add_(g).sub_(squares.sqrt().sub(s[0].sqrt()).div(rate).mul(p.detach()));
            s[0].copy_(squares);
            p.copy_(s[1].neg().div(squares.sqrt().div(rate)));
        });
    }

    private static double meanSize(Tensor x) {
        return x.mul(x).mean().sqrt().item();
    }

    static Optimizer adafactor(List<? extends Tensor> params, double lr) {
        return new TensorSteps("Adafactor", params, lr, 2, 0, (p, g, s, t, rate) -> {
            double share = Math.pow(t, -0.8);
            double size = Math.max(1e-3, meanSize(p.detach())) * Math.min(rate, 1 / Math.sqrt(t));
            Tensor squares = g.mul(g).add(1e-30);
            Tensor spread;
            if (p.dim() < 2) {
                spread = mean(s[0], squares, 1 - share);
            } else {
                // Inputs and outputs of a filter stand in front here, at the end in Keras.
                int rows = p.dim() == 4 ? 1 : p.dim() - 2;
                int columns = p.dim() == 4 ? 0 : p.dim() - 1;
                Tensor r = mean(s[0], squares.mean(columns, true).expandAs(p), 1 - share);
                Tensor c = mean(s[1], squares.mean(rows, true).expandAs(p), 1 - share);
                spread = r.div(r.mean(rows, true)).mul(c);
            }
            Tensor step = g.div(spread.sqrt());
            p.add_(step.div(Math.max(1, meanSize(step))), -size);
        });
    }

    static Optimizer muon(List<? extends Tensor> params, double lr) {
        return new TensorSteps("Muon", params, lr, 2, 0, (p, g, s, t, rate) -> {
            p.mul_(1 - 0.004 * rate);
            if (p.dim() != 2) {
                mean(s[0], g, 0.9);
                mean(s[1], g.mul(g), 0.999);
                double size = rate * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
                p.add_(s[0].div(s[1].sqrt().add(EPSILON)), -size);
                return;
            }
            s[0].mul_(0.95).add_(g);
            Tensor step = equallyLong(g.add(s[0].mul(0.95)));
            p.add_(step, -rate * 0.2 * Math.sqrt(Math.max(p.size(0), p.size(1))));
        });
    }

    /// A matrix with singular values near 1 and the directions of `x`: five rounds of Newton and Schulz.
    private static Tensor equallyLong(Tensor x) {
        boolean high = x.size(0) > x.size(1);
        Tensor m = high ? x.t() : x;
        m = m.div(m.pow(2).sum().sqrt().add(EPSILON));
        for (int i = 0; i < 5; i++) {
            Tensor a = m.matmul(m.t());
            Tensor b = a.mul(-4.775).add(a.matmul(a).mul(2.0315));
            m = m.mul(3.4445).add(b.matmul(m));
        }
        return high ? m.t() : m;
    }

    /// @param momentum 0 for none
    static Optimizer rmsprop(List<? extends Tensor> params, double lr, double rho, double momentum, boolean centered) {
        return new TensorSteps("RMSprop", params, lr, 3, 0, (p, g, s, _, rate) -> {
            mean(s[0], g.mul(g), rho);
            Tensor variance = s[0];
            if (centered) {
                mean(s[1], g, rho);
                variance = s[0].sub(s[1].mul(s[1]));
            }
            s[2].mul_(momentum).add_(g.div(variance.add(EPSILON).sqrt()), rate);
            p.sub_(s[2]);
        });
    }
}
