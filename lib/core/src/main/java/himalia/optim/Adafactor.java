package himalia.optim;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adam's squares of gradients kept as one mean per row and one per column: little memory for large matrices. Steps are
/// shares of the size of a parameter. Shazeer and Stern, 2018.
///
/// `v = row · column / mean(row)`, `u = g / √v`, `p = p - max(eps2, rms(p)) min(lr, 1/√t) u / max(1, rms(u) / d)`
public final class Adafactor extends Optimizer {
    private double beta2Decay = -0.8;
    private @Nullable Double eps1;
    private double eps2 = 1e-3;
    private double d = 1;

    /// With the usual rate of 0.01.
    public Adafactor(List<? extends Tensor> params) {
        this(params, 0.01);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public Adafactor(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How the means of squares forget: step t keeps `1 - t^beta2Decay`; -0.8 at first.
    ///
    /// @throws IllegalArgumentException if it is positive
    public Adafactor beta2Decay(double beta2Decay) {
        if (!(beta2Decay <= 0)) {
            throw new IllegalArgumentException("beta2_decay should be <= 0 but is: " + number(beta2Decay));
        }
        this.beta2Decay = beta2Decay;
        return this;
    }

    /// Keeps the division from 0 (`null`: the smallest step of the type), and the least size that a parameter counts
    /// as; `null` and 0.001 at first.
    public Adafactor eps(@Nullable Double eps1, double eps2) {
        this.eps1 = eps1 == null ? null : notNegative(eps1, "epsilon1");
        this.eps2 = notNegative(eps2, "epsilon2");
        return this;
    }

    /// The largest root mean square of a step before the rate; 1 at first.
    public Adafactor d(double d) {
        if (!(d >= 1)) {
            throw new IllegalArgumentException("Clipping threshold d should be >= 1 but is: " + number(d));
        }
        this.d = d;
        return this;
    }

    /// How strongly parameters are drawn to 0, apart from the gradient.
    public Adafactor weightDecay(double weightDecay) {
        decay(weightDecay);
        return this;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("row_var", "col_var", "variance");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        if (param.dim() < 2) {
            return new Tensor[] {null, null, Tensor.zerosLike(param)};
        }
        int[] row = param.shape().toArray();
        int[] column = row.clone();
        row[row.length - 1] = 1;
        column[column.length - 2] = 1;
        return new Tensor[] {Tensor.zeros(param.dtype(), row), Tensor.zeros(param.dtype(), column), null};
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor[] s = state(index);
        int t = updates(index);
        double fresh = Math.pow(t, beta2Decay);
        double share = Math.max(eps2, rms(param.detach())) * Math.min(rate(), 1 / Math.sqrt(t));
        if (weightDecay() != 0) {
            param.mul_(1 - rate() * weightDecay());
        }
        double small = eps1 != null ? eps1 : param.dtype() == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
        Tensor g = grad.detach();
        Tensor squares = g.mul(g);
        Tensor v;
        if (s[2] == null) {
            s[0].mul_(1 - fresh).add_(squares.mean(-1, true), fresh);
            s[1].mul_(1 - fresh).add_(squares.mean(-2, true), fresh);
            v = s[0].matmul(s[1]).div(s[0].mean(-2, true).clampMin(small));
        } else {
            v = s[2].mul_(1 - fresh).add_(squares, fresh);
        }
        Tensor step = v.clampMin(small * small).rsqrt().mul(g);
        param.add_(step, -share / Math.max(1, rms(step) / d));
    }

    private static double rms(Tensor t) {
        return Math.sqrt(t.mul(t).mean().item());
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "beta2_decay",
                number(beta2Decay),
                "d",
                d == 1 ? "1.0" : number(d),
                "eps",
                "(" + (eps1 == null ? "None" : number(eps1)) + ", " + number(eps2) + ")",
                "differentiable",
                "");
    }
}
