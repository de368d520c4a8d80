package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Looks only at the sign of each gradient: a step grows while the sign stays, and shrinks when it turns. Riedmiller
/// and Braun, 1993.
public class Rprop extends Optimizer {
    private double shrink = 0.5;
    private double grow = 1.2;
    private double least = 1e-6;
    private double most = 50;

    /// With the usual rate of 0.01.
    public Rprop(List<? extends Tensor> params) {
        this(params, 0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Rprop(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// By how much steps shrink and grow; 0.5 and 1.2 at first.
    ///
    /// @throws IllegalArgumentException unless `0 < shrink < 1 < grow`
    public Rprop etas(double shrink, double grow) {
        if (!(0 < shrink && shrink < 1 && 1 < grow)) {
            throw new IllegalArgumentException("Invalid eta values: " + number(shrink) + ", " + number(grow));
        }
        this.shrink = shrink;
        this.grow = grow;
        return this;
    }

    /// How short and how long a step may be; 1e-6 and 50 at first.
    public Rprop stepSizes(double least, double most) {
        this.least = least;
        this.most = most;
        return this;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("prev", "step_size");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        return new Tensor[] {Tensor.zerosLike(param), Tensor.fullLike(param.detach(), rate())};
    }

    private static Tensor value(Tensor like, double v) {
        return Tensor.full(like.dtype(), new int[0], v);
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor[] s = state(index);
        Tensor turn = grad.mul(s[0]).sign();
        Tensor factor = Tensor.where(
                turn.gt(0), value(param, grow), Tensor.where(turn.lt(0), value(param, shrink), value(param, 1)));
        s[1].copy_(s[1].mul(factor).clamp(least, most));
        Tensor g = Tensor.where(turn.lt(0), value(param, 0), grad);
        param.sub_(g.sign().mul(s[1]));
        s[0].copy_(g);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "capturable",
                "False",
                "etas",
                "(" + number(shrink) + ", " + number(grow) + ")",
                "step_sizes",
                "(" + number(least) + ", " + number(most) + ")",
                "weight_decay",
                "");
    }
}
