package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of an [Optimizer] that share a learning rate, and a weight decay if theirs differs from the others'.
///
/// ```java
/// optimizer.addParamGroup(new ParamGroup(head.parameters()).lr(0.01).weightDecay(0));
/// ```
public final class ParamGroup {
    private final List<Tensor> params;
    private @Nullable Double lr;
    private @Nullable Double initial;
    private volatile double rate;
    private @Nullable Double weightDecay;

    /// @throws IllegalArgumentException if there are none, or one is computed from others
    public ParamGroup(List<? extends Tensor> params) {
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
    }

    /// The rate of this group; without it the optimizer's. Any thread may set it: the next step goes by it.
    ///
    /// @throws IllegalArgumentException if it is negative or nan
    public ParamGroup lr(double lr) {
        if (!(lr >= 0)) {
            throw new IllegalArgumentException("Invalid learning rate: " + Optimizer.number(lr));
        }
        scheduledLr(lr);
        return this;
    }

    /// As a scheduler says: PyTorch's undershoot 0 where two are combined badly, and so do ours.
    void scheduledLr(double lr) {
        this.lr = lr;
        rate = lr;
    }

    /// How strongly these parameters are drawn to 0; without it as strongly as the optimizer's others.
    public ParamGroup weightDecay(double weightDecay) {
        this.weightDecay = Optimizer.notNegative(weightDecay, "weight_decay");
        return this;
    }

    /// The parameters.
    public List<Tensor> params() {
        return params;
    }

    /// The rate now.
    public double lr() {
        return rate;
    }

    /// The rate before the first scheduler was made: all count from it.
    double initialLr() {
        if (initial == null) {
            initial = rate;
        }
        return initial;
    }

    /// From which the schedulers that are made from now on count.
    void initialLr(double rate) {
        initial = rate;
    }

    boolean hasInitialLr() {
        return initial != null;
    }

    boolean hasRate() {
        return lr != null;
    }

    /// The decay of its own, or `null`.
    @Nullable
    Double weightDecay() {
        return weightDecay;
    }
}
