package himalia.optim;

import java.util.List;

/// Several schedulers at once: each changes what the one before has left.
public final class ChainedScheduler extends Scheduler {
    private final List<Scheduler> schedulers;

    /// @throws IllegalArgumentException if there is none
    public ChainedScheduler(List<? extends Scheduler> schedulers) {
        super(schedulers.getFirst().optimizer());
        this.schedulers = List.copyOf(schedulers);
    }

    @Override
    void advance(int epoch) {
        schedulers.forEach(Scheduler::step);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return last;
    }
}
