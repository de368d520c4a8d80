package himalia.optim;

import java.util.List;

/// One scheduler after another, each from an epoch on, and each begun anew.
///
/// ```java
/// new SequentialLR(optimizer, List.of(new LinearLR(optimizer), new ExponentialLR(optimizer, 0.9)), 5)
/// ```
public final class SequentialLR extends Scheduler {
    private final List<Scheduler> schedulers;
    private final int[] milestones;

    /// @param milestones the epochs from which the second, third ... scheduler counts
    /// @throws IllegalArgumentException if there is not one milestone fewer than schedulers
    public SequentialLR(Optimizer optimizer, List<? extends Scheduler> schedulers, int... milestones) {
        super(optimizer);
        if (schedulers.size() != milestones.length + 1) {
            throw new IllegalArgumentException("Sequential Schedulers expects number of schedulers provided to be one "
                    + "more than the number of milestone points, but got number of schedulers " + schedulers.size()
                    + " and the number of milestones to be equal to " + milestones.length);
        }
        this.schedulers = List.copyOf(schedulers);
        this.milestones = milestones.clone();
        begin();
    }

    @Override
    void begin() {
        schedulers.getFirst().restart();
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return last;
    }

    @Override
    void advance(int epoch) {
        int now = 0;
        while (now < milestones.length && epoch >= milestones[now]) {
            now++;
        }
        if (now > 0 && epoch == milestones[now - 1]) {
            schedulers.get(now).restart();
        } else {
            schedulers.get(now).step();
        }
    }
}
