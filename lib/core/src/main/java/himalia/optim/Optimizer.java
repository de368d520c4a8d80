package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;

/// Changes parameters by their gradients, one [#step()] at a time.
///
/// ```java
/// for (int step = 0; step <= 10000; step++) {
///     optimizer.zeroGrad();
///     Tensor cost = criterion.forward(model.forward(x), y);
///     cost.backward();   // stops here if the cost is nan, and says so
///     optimizer.step();
/// }
/// ```
public abstract class Optimizer {
    private final List<Tensor> params;
    private double lr;
    private int steps;

    /// @throws IllegalArgumentException if there are no parameters, one is computed from others, or the rate is
    /// negative
    protected Optimizer(List<? extends Tensor> params, double lr) {
        this.params = List.copyOf(params);
        if (this.params.isEmpty()) {
            throw new IllegalArgumentException(
                    "optimizer got an empty parameter list" + "\nHint: give it model.parameters(), or List.of(w, b).");
        }
        for (Tensor p : this.params) {
            if (!p.isLeaf()) {
                throw new IllegalArgumentException(
                        "can't optimize a non-leaf Tensor: " + p.shape() + " was computed by " + p.gradFn()
                                + "\nHint: call requiresGrad_() after the last operation on it, or use detach().");
            }
        }
        lr(lr);
    }

    /// The learning rate: how far a step goes.
    public double lr() {
        return lr;
    }

    /// Sets the learning rate, also in the middle of training.
    ///
    /// @throws IllegalArgumentException if it is negative or nan
    public final void lr(double lr) {
        if (!(lr >= 0)) {
            throw new IllegalArgumentException("Invalid learning rate: " + number(lr));
        }
        this.lr = lr;
    }

    /// What is optimized.
    public List<Tensor> params() {
        return params;
    }

    /// How many steps were taken.
    public int steps() {
        return steps;
    }

    /// Forgets all gradients; without it they add up.
    public void zeroGrad() {
        for (Tensor p : params) {
            p.zeroGrad();
        }
    }

    /// Changes every parameter that has a gradient.
    public final void step() {
        steps++;
        try (var _ = Tensor.noGrad()) {
            for (int i = 0; i < params.size(); i++) {
                Tensor p = params.get(i);
                if (p.grad() != null) {
                    update(i, p, p.grad());
                    p.storage().updated();
                }
            }
        }
    }

    /// Changes one parameter; runs without recording gradients.
    ///
    /// @param index which parameter, for state kept beside it
    protected abstract void update(int index, Tensor param, Tensor grad);

    static double notNegative(double v, String name) {
        if (!(v >= 0)) {
            throw new IllegalArgumentException("Invalid " + name + " value: " + number(v));
        }
        return v;
    }

    /// A setting as Python prints it: `0.1`, `0`, `1e-08`.
    static String number(double v) {
        if (v == (long) v) {
            return Long.toString((long) v);
        }
        String s = Double.toString(v);
        int e = s.indexOf('E');
        if (e < 0) {
            return s;
        }
        int exponent = Integer.parseInt(s.substring(e + 1));
        if (exponent >= -4 && exponent < 16) {
            return new java.math.BigDecimal(s).toPlainString();
        }
        String digits = s.substring(0, e).endsWith(".0") ? s.substring(0, e - 2) : s.substring(0, e);
        return digits + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    static String flag(boolean b) {
        return b ? "True" : "False";
    }
}
