package himalia.optim;

/// Lets a factor of the learning rate go evenly from one value to another: to warm up, say.
///
/// Each epoch multiplies the rate of the one before, so that the factor is `startFactor + (endFactor - startFactor)
/// epoch / totalIters` until `totalIters`, and stays from then on.
public final class LinearLR extends Scheduler {
    private final double startFactor;
    private final double endFactor;
    private final int totalIters;

    /// From a third to the whole within 5 epochs.
    public LinearLR(Optimizer optimizer) {
        this(optimizer, 1.0 / 3, 1, 5);
    }

    /// @throws IllegalArgumentException if a factor is not between 0 and 1, or the first is 0
    public LinearLR(Optimizer optimizer, double startFactor, double endFactor, int totalIters) {
        super(optimizer);
        if (!(startFactor > 0 && startFactor <= 1)) {
            throw new IllegalArgumentException("Starting multiplicative factor expected to be greater than 0 and less "
                    + "or equal to 1, got " + startFactor);
        }
        if (!(endFactor >= 0 && endFactor <= 1)) {
            throw new IllegalArgumentException(
                    "Ending multiplicative factor expected to be between 0 and 1, got " + endFactor);
        }
        this.startFactor = startFactor;
        this.endFactor = endFactor;
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
            return last * startFactor;
        }
        if (epoch > totalIters) {
            return last;
        }
        double rise = endFactor - startFactor;
        return last * (1 + rise / (totalIters * startFactor + (epoch - 1) * rise));
    }
}
