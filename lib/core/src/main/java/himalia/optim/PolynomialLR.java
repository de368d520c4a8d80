package himalia.optim;

/// Lets the learning rate fall to 0: `lr (1 - epoch / totalIters)^power`.
public final class PolynomialLR extends Scheduler {
    private final int totalIters;
    private final double power;

    /// Evenly within 5 epochs.
    public PolynomialLR(Optimizer optimizer) {
        this(optimizer, 5, 1);
    }

    /// @param totalIters after how many epochs it is 0
    public PolynomialLR(Optimizer optimizer, int totalIters, double power) {
        super(optimizer);
        this.totalIters = totalIters;
        this.power = power;
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        if (epoch > totalIters) {
            return last;
        }
        double before = 1 - (epoch - 1.0) / totalIters;
        return last * Math.pow((1 - (double) epoch / totalIters) / before, power);
    }
}
