package himalia.optim;

import java.util.List;

/// Changes the learning rates of an optimizer from epoch to epoch; call [#step()] after the epoch's last
/// `optimizer.step()`. Groups of parameters keep rates of their own.
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
    private final double[] base;
    private int epoch;

    /// @param optimizer whose rates now are the ones to begin with
    protected Scheduler(Optimizer optimizer) {
        this.optimizer = optimizer;
        this.base = optimizer.paramGroups().stream()
                .mapToDouble(ParamGroup::initialLr)
                .toArray();
    }

    /// The next epoch begins.
    public void step() {
        epoch++;
        advance(epoch);
    }

    /// Sets the rates of the next epoch.
    void advance(int epoch) {
        apply(epoch);
    }

    /// Begins anew, with the rates of epoch 0.
    final void restart() {
        epoch = 0;
        for (int g = 0; g < base.length; g++) {
            optimizer.paramGroups().get(g).lr(base[g]);
        }
        begin();
    }

    /// Sets the rates of epoch 0, where they are not the optimizer's own.
    void begin() {}

    /// Sets the rates of an epoch.
    final void apply(int epoch) {
        List<ParamGroup> groups = optimizer.paramGroups();
        for (int g = 0; g < base.length; g++) {
            groups.get(g).lr(rate(epoch, base[g], groups.get(g).lr()));
        }
    }

    final Optimizer optimizer() {
        return optimizer;
    }

    /// The rate of an epoch.
    ///
    /// @param epoch from 1
    /// @param base the rate in the beginning
    /// @param last the rate of the epoch before
    protected abstract double rate(int epoch, double base, double last);

    /// The rate now, of the first group.
    public double lr() {
        return optimizer.lr();
    }

    /// The rates now, of all groups.
    public double[] lastLr() {
        return optimizer.paramGroups().stream().mapToDouble(ParamGroup::lr).toArray();
    }
}
