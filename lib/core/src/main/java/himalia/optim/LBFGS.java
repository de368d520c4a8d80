package himalia.optim;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Goes by the slopes of the last steps to where they meet, as Newton's method would: few, dear steps for small smooth
/// problems. The loss is computed several times in a step, so [#step(Supplier)] takes what computes it. Nocedal and
/// Wright, "Numerical Optimization", 2006.
///
/// ```java
/// optimizer.step(() -> {
///     optimizer.zeroGrad();
///     Tensor loss = criterion.forward(model.forward(x), y);
///     loss.backward();
///     return loss;
/// });
/// ```
public final class LBFGS extends Optimizer {
    private int maxIter = 20;
    private @Nullable Integer maxEval;
    private double toleranceGrad = 1e-7;
    private double toleranceChange = 1e-9;
    private int historySize = 100;
    private boolean strongWolfe;

    // Set by the first step, before anything reads them.
    @SuppressWarnings("NullAway.Init")
    private Tensor direction;

    private double length;
    private final List<Tensor> changes = new ArrayList<>();
    private final List<Tensor> moves = new ArrayList<>();
    private double scale = 1;

    @SuppressWarnings("NullAway.Init")
    private Tensor lastGrad;

    private double lastLoss;
    private int iterations;

    /// With rate 1.
    public LBFGS(List<? extends Tensor> params) {
        this(params, 1);
    }

    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public LBFGS(List<? extends Tensor> params, double lr) {
        super(params, lr);
    }

    /// How many directions a step tries; 20 at first.
    public LBFGS maxIter(int maxIter) {
        this.maxIter = maxIter;
        return this;
    }

    /// How often a step computes the loss; 1.25 times the directions at first (`null`).
    public LBFGS maxEval(@Nullable Integer maxEval) {
        this.maxEval = maxEval;
        return this;
    }

    /// It ends when no gradient is larger; 1e-7 at first.
    public LBFGS toleranceGrad(double tolerance) {
        this.toleranceGrad = tolerance;
        return this;
    }

    /// It ends when loss and parameters change less; 1e-9 at first.
    public LBFGS toleranceChange(double tolerance) {
        this.toleranceChange = tolerance;
        return this;
    }

    /// How many steps are remembered; 100 at first.
    public LBFGS historySize(int historySize) {
        this.historySize = historySize;
        return this;
    }

    /// `strong_wolfe` looks for a good length along each direction; `null`, at first, takes the rate.
    public LBFGS lineSearchFn(String name) {
        if (name != null && !name.equals("strong_wolfe")) {
            throw new IllegalArgumentException("only 'strong_wolfe' is supported, got " + name);
        }
        strongWolfe = name != null;
        return this;
    }

    /// @throws IllegalStateException always: a step needs what computes the loss
    @Override
    public void step() {
        throw new IllegalStateException("LBFGS.step() missing 1 required positional argument: 'closure'"
                + "\nHint: optimizer.step(() -> { zeroGrad, compute the loss, backward, return it }).");
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        throw new IllegalStateException("LBFGS changes all parameters at once");
    }

    @Override
    public Tensor step(Supplier<Tensor> closure) {
        count();
        Tensor first = closure.get();
        double loss = signed(first);
        int calls = 1;
        int most = maxEval == null ? maxIter * 5 / 4 : maxEval;
        Tensor grad = flatGrad();
        if (largest(grad) <= toleranceGrad) {
            return first;
        }
        for (int i = 0; i < maxIter; ) {
            i++;
            iterations++;
            direct(grad);
            lastGrad = grad.clone();
            lastLoss = loss;
            length = iterations == 1 ? Math.min(1, 1 / grad.abs().sum().item()) * lr() : lr();
            double slope = dot(grad, direction);
            if (slope > -toleranceChange) {
                break;
            }
            int used = 0;
            if (strongWolfe) {
                LineSearch search =
                        new LineSearch(this, closure, flatParams(), direction, toleranceChange, most - calls);
                LineSearch.Point found = search.find(length, loss, grad, slope);
                move(search.start(), found.at());
                length = found.at();
                loss = found.loss();
                grad = found.grad();
                used = search.calls();
            } else {
                move(flatParams(), length);
                if (i != maxIter) {
                    loss = signed(closure.get());
                    grad = flatGrad();
                    used = 1;
                }
            }
            calls += used;
            boolean small =
                    largest(direction.mul(length)) <= toleranceChange || Math.abs(loss - lastLoss) < toleranceChange;
            if (calls >= most || largest(grad) <= toleranceGrad || small) {
                break;
            }
        }
        return first;
    }

    /// The next direction: against the gradient, bent by what the last steps have shown.
    private void direct(Tensor grad) {
        if (iterations == 1) {
            direction = grad.neg();
            return;
        }
        Tensor change = grad.sub(lastGrad);
        Tensor move = direction.mul(length);
        double curvature = dot(change, move);
        if (curvature > 1e-10) {
            if (changes.size() == historySize) {
                changes.removeFirst();
                moves.removeFirst();
            }
            changes.add(change);
            moves.add(move);
            scale = curvature / dot(change, change);
        }
        int n = changes.size();
        double[] shares = new double[n];
        Tensor q = grad.neg();
        for (int i = n - 1; i >= 0; i--) {
            shares[i] = dot(moves.get(i), q) / dot(changes.get(i), moves.get(i));
            q = q.sub(changes.get(i).mul(shares[i]));
        }
        direction = q.mul(scale);
        for (int i = 0; i < n; i++) {
            double back = dot(changes.get(i), direction) / dot(changes.get(i), moves.get(i));
            direction = direction.add(moves.get(i).mul(shares[i] - back));
        }
    }

    static double dot(Tensor a, Tensor b) {
        return a.mul(b).sum().item();
    }

    static double largest(Tensor t) {
        return t.abs().max().item();
    }

    /// The loss as it is minimised: what is to grow, falls with the other sign.
    double signed(Tensor loss) {
        return maximizes() ? -loss.item() : loss.item();
    }

    Tensor flatGrad() {
        return flat(p ->
                p.grad() == null ? Tensor.zerosLike(p) : maximizes() ? p.grad().neg() : p.grad());
    }

    private Tensor flatParams() {
        return flat(Tensor::detach).clone();
    }

    private Tensor flat(UnaryOperator<Tensor> of) {
        return Tensor.cat(
                0, params().stream().map(p -> of.apply(p).detach().reshape(-1)).toArray(Tensor[]::new));
    }

    /// Puts the parameters so far along the direction.
    void move(Tensor from, double far) {
        Tensor to = from.add(direction.mul(far));
        int at = 0;
        try (var _ = Tensor.noGrad()) {
            for (Tensor p : params()) {
                p.copy_(to.narrow(0, at, p.numel()).view(p.shape().toArray()));
                p.storage().updated();
                at += p.numel();
            }
        }
    }

    @Override
    protected Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(Map.of(
                "history_size", number(historySize),
                "line_search_fn", strongWolfe ? "strong_wolfe" : "None",
                "max_eval", number(maxEval == null ? maxIter * 5 / 4 : maxEval),
                "max_iter", number(maxIter),
                "tolerance_change", number(toleranceChange),
                "tolerance_grad", number(toleranceGrad)));
        List.of("differentiable", "foreach", "weight_decay").forEach(name -> all.put(name, ""));
        return all;
    }
}
