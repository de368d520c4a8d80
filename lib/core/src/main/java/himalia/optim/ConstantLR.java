package himalia.optim;

/// Holds the learning rate down by a factor for the first epochs.
public final class ConstantLR extends Scheduler {
    private final double factor;
    private final int totalIters;

    /// A third for 5 epochs.
    public ConstantLR(Optimizer optimizer) {
        this(optimizer, 1.0 / 3, 5);
    }

    /// @throws IllegalArgumentException if the factor is not between 0 and 1
    public ConstantLR(Optimizer optimizer, double factor, int totalIters) {
        super(optimizer);
        if (!(factor >= 0 && factor <= 1)) {
            throw new IllegalArgumentException(
                    "Constant multiplicative factor expected to be between 0 and 1, got " + factor);
        }
        this.factor = factor;
        this.totalIters = totalIters;
        begin();
    }

    @Override
    void begin() {
        apply(0);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        if (epoch == 0) {
            return last * factor;
        }
        if (epoch != totalIters) {
            return last;
        }
        return factor == 0 ? base : last * (1 / factor); // nothing is left to go on from after a factor of 0
    }
}
