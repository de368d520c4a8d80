package himalia.optim;

import java.util.function.IntToDoubleFunction;

/// The learning rate is the first one times a function of the epoch.
public class LambdaLR extends Scheduler {
    private final IntToDoubleFunction factor;

    /// @param factor of the epoch, from 0 on
    public LambdaLR(Optimizer optimizer, IntToDoubleFunction factor) {
        super(optimizer);
        this.factor = factor;
        optimizer.lr(optimizer.lr() * factor.applyAsDouble(0));
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return base * factor.applyAsDouble(epoch);
    }
}
