package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Several schedulers at once: each changes what the one before has left.
///
/// ```java
/// new ChainedScheduler(List.of(new ConstantLR(optimizer, 0.1, 2), new ExponentialLR(optimizer, 0.9)))
/// ```
public final class ChainedScheduler extends Scheduler {
    private final List<Scheduler> schedulers;

    /// @throws IllegalArgumentException if there is none, or they belong to different optimizers
    public ChainedScheduler(List<? extends Scheduler> schedulers) {
        super(first(schedulers).optimizer());
        this.schedulers = SchedulerState.ofOne(optimizer(), schedulers, "ChainedScheduler");
    }

    private static Scheduler first(List<? extends Scheduler> schedulers) {
        if (schedulers.isEmpty()) {
            throw new IllegalArgumentException(
                    "ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.");
        }
        return schedulers.getFirst();
    }

    @Override
    void begin() {
        schedulers.forEach(Scheduler::rewind);
    }

    @Override
    void advance(int epoch) {
        schedulers.forEach(Scheduler::step);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return last;
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
