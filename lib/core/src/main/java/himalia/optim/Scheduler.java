package himalia.optim;

/// Changes the learning rate of an optimizer from epoch to epoch; call [#step()] after the epoch's last
/// `optimizer.step()`.
///
/// ```java
/// Scheduler scheduler = new StepLR(optimizer, 30, 0.1);
/// for (int epoch = 0; epoch < 100; epoch++) {
///     train();
///     scheduler.step();
/// }
/// ```
public abstract class Scheduler {
    private final Optimizer optimizer;
    private final double base;
    private int epoch;

    /// @param optimizer whose rate now is the one to begin with
    protected Scheduler(Optimizer optimizer) {
        this.optimizer = optimizer;
        this.base = optimizer.lr();
    }

    /// The next epoch begins.
    public void step() {
        epoch++;
        optimizer.lr(rate(epoch, base, optimizer.lr()));
    }

    /// The rate of an epoch.
    ///
    /// @param epoch from 1
    /// @param base the rate in the beginning
    /// @param last the rate of the epoch before
    protected abstract double rate(int epoch, double base, double last);

    /// The rate now.
    public double lr() {
        return optimizer.lr();
    }
}
