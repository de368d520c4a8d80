package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Gradient descent with falling steps that keeps the mean of the parameters it has seen. Polyak and Juditsky, 1992.
public class ASGD extends Optimizer {
    private double lambd = 1e-4;
    private double alpha = 0.75;
    private double t0 = 1e6;

    /// With the usual rate of 0.01.
    public ASGD(List<? extends Tensor> params) {
        this(params, 0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public ASGD(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How strongly the steps fall; 1e-4 at first.
    public ASGD lambd(double lambd) {
        this.lambd = notNegative(lambd, "lambd");
        return this;
    }

    /// By which power; 0.75 at first.
    public ASGD alpha(double alpha) {
        this.alpha = notNegative(alpha, "alpha");
        return this;
    }

    /// From which step on parameters are averaged; 1e6 at first.
    public ASGD t0(double t0) {
        this.t0 = notNegative(t0, "t0");
        return this;
    }

    /// The mean of a parameter over the steps since `t0`.
    public Tensor average(Tensor param) {
        for (int i = 0; i < params().size(); i++) {
            if (params().get(i) == param) {
                return state(i)[0];
            }
        }
        throw new IllegalArgumentException("this optimizer has no such parameter: " + param.shape());
    }

    /// How strongly parameters are drawn to 0.
    public ASGD weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("ax", "eta", "mu");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        himalia.tensor.DType exact = himalia.tensor.DType.FLOAT64;
        return new Tensor[] {Tensor.zerosLike(param), Tensor.full(exact, new int[0], rate()), Tensor.ones(exact)};
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = decayed(param, grad);
        Tensor[] s = state(index);
        int t = updates(index);
        double eta = s[1].item();
        double mu = s[2].item();
        param.mul_(1 - lambd * eta).add_(g, -eta);
        if (mu == 1) {
            s[0].copy_(param.detach());
        } else {
            s[0].add_(param.detach().sub(s[0]), mu);
        }
        s[1].fill_(rate() / Math.pow(1 + lambd * rate() * t, alpha));
        s[2].fill_(1 / Math.max(1, t - t0));
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "alpha",
                number(alpha),
                "capturable",
                "False",
                "lambd",
                number(lambd),
                "t0",
                t0 == 1e6 ? "1000000.0" : number(t0));
    }
}
