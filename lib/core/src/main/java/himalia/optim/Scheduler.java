package himalia.optim;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
///
/// Each rate is made from the one that the optimizer has now, so that several schedulers on one optimizer add up, and a
/// rate that is set by hand in between is gone on from, as in PyTorch.
public abstract class Scheduler {
    private final Optimizer optimizer;
    private double[] base;
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

    /// Begins anew from the rates of the beginning, as a sequence does when it comes to this scheduler.
    void restart() {
        for (int g = 0; g < base.length; g++) {
            optimizer.paramGroups().get(g).lr(base[g]);
        }
        rewind();
    }

    /// Back to epoch 0, from the rates that the optimizer has now.
    final void rewind() {
        epoch = 0;
        begin();
    }

    /// Sets the rates of epoch 0, where they are not the optimizer's own.
    void begin() {}

    /// Sets the rates of an epoch.
    final void apply(int epoch) {
        List<ParamGroup> groups = optimizer.paramGroups();
        for (int g = 0; g < base.length; g++) {
            groups.get(g).scheduledLr(rate(epoch, base[g], groups.get(g).lr()));
        }
        setMomentum(epoch);
    }

    /// Sets the momentum of an epoch, where it goes along with the rates.
    void setMomentum(int epoch) {}

    final Optimizer optimizer() {
        return optimizer;
    }

    /// The rate of an epoch.
    ///
    /// @param epoch from 1
    /// @param base the rate in the beginning
    /// @param last the rate now: that of the epoch before, unless another scheduler or a hand has changed it
    protected abstract double rate(int epoch, double base, double last);

    /// Where the schedule stands, to go on from later: `last_epoch` and `base_lrs`; that of [Optimizer#stateDict()] has
    /// the rates themselves.
    ///
    /// ```java
    /// var resumed = new CosineAnnealingLR(optimizer, 100);
    /// optimizer.loadStateDict(optimizerState);
    /// resumed.loadStateDict(schedulerState);
    /// ```
    public Map<String, Tensor> stateDict() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        all.put("last_epoch", Tensor.tensor((long) epoch));
        all.put("base_lrs", Tensor.tensor(base, DType.FLOAT64));
        return all;
    }

    /// Goes on where another scheduler of this kind stood when its [#stateDict()] was taken. The rates come with the
    /// optimizer's state, which is loaded after this scheduler was made, as making one may set them.
    ///
    /// @throws IllegalArgumentException if something is missing or belongs to another number of groups
    public void loadStateDict(Map<String, ? extends Tensor> given) {
        double[] rates = SchedulerState.get(given, "base_lrs").toDoubleArray();
        if (rates.length != base.length) {
            throw new IllegalArgumentException("loaded state dict has a different number of parameter groups: "
                    + rates.length + ", this scheduler's optimizer has " + base.length);
        }
        base = rates;
        epoch = (int) SchedulerState.get(given, "last_epoch").item();
    }

    /// The rate now, of the first group.
    public double lr() {
        return optimizer.lr();
    }

    /// The rates now, of all groups.
    public double[] lastLr() {
        return optimizer.paramGroups().stream().mapToDouble(ParamGroup::lr).toArray();
    }
}
