package himalia.optim;

import java.util.function.IntToDoubleFunction;

/// Multiplies the learning rate by a function of the epoch, again and again.
public final class MultiplicativeLR extends Scheduler {
    private final IntToDoubleFunction factor;

    /// @param lrLambda of the epoch, from 1 on
    public MultiplicativeLR(Optimizer optimizer, IntToDoubleFunction lrLambda) {
        super(optimizer);
        this.factor = lrLambda;
    }

    /// It knows no way back to the first rate: its function of 0 multiplies the one that there is.
    @Override
    void restart() {
        rewind();
        apply(0);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return last * factor.applyAsDouble(epoch);
    }
}
