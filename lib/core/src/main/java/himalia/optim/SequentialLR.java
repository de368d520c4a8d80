package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// One scheduler after another, each from an epoch on, and each begun anew.
///
/// ```java
/// new SequentialLR(optimizer, List.of(new LinearLR(optimizer), new ExponentialLR(optimizer, 0.9)), 5)
/// ```
public final class SequentialLR extends Scheduler {
    private final List<Scheduler> schedulers;
    private final int[] milestones;

    /// @param milestones the epochs from which the second, third ... scheduler counts
    /// @throws IllegalArgumentException if there is no scheduler, if there is not one milestone fewer than
    ///     schedulers, or if they belong to different optimizers
    public SequentialLR(Optimizer optimizer, List<? extends Scheduler> schedulers, int... milestones) {
        super(optimizer);
        if (schedulers.isEmpty()) {
            throw new IllegalArgumentException("SequentialLR expects at least one scheduler, but got no scheduler.");
        }
        this.schedulers = SchedulerState.ofOne(optimizer, schedulers, "SequentialLR");
        if (schedulers.size() != milestones.length + 1) {
            throw new IllegalArgumentException("Sequential Schedulers expects number of schedulers provided to be one "
                    + "more than the number of milestone points, but got number of schedulers " + schedulers.size()
                    + " and the number of milestones to be equal to " + milestones.length);
        }
        this.milestones = milestones.clone();
        begin();
    }

    /// What the members have done to the rates when they were made is undone; then the first one begins.
    @Override
    void begin() {
        optimizer().paramGroups().forEach(group -> group.lr(group.initialLr()));
        schedulers.get(at(0)).rewind();
    }

    /// Which scheduler an epoch belongs to.
    private int at(int epoch) {
        int now = 0;
        while (now < milestones.length && epoch >= milestones[now]) {
            now++;
        }
        return now;
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return last;
    }

    @Override
    void advance(int epoch) {
        int now = at(epoch);
        if (now > 0 && epoch == milestones[now - 1]) {
            schedulers.get(now).restart();
        } else {
            schedulers.get(now).step();
        }
    }

    /// Its own and, under `schedulers.0.` and so on, those of its members.
    @Override
    public Map<String, Tensor> stateDict() {
        Map<String, Tensor> all = super.stateDict();
        SchedulerState.putMembers(all, schedulers);
        return all;
    }

    @Override
    public void loadStateDict(Map<String, ? extends Tensor> given) {
        super.loadStateDict(given);
        SchedulerState.loadMembers(given, schedulers);
    }
}
