package himalia.optim;

import java.util.function.IntToDoubleFunction;

/// The learning rate is the first one times a function of the epoch.
public final class LambdaLR extends Scheduler {
    private final IntToDoubleFunction factor;

    /// @param lrLambda of the epoch, from 0 on
    public LambdaLR(Optimizer optimizer, IntToDoubleFunction lrLambda) {
        super(optimizer);
        this.factor = lrLambda;
        begin();
    }

    @Override
    void begin() {
        apply(0);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return base * factor.applyAsDouble(epoch);
    }
}
