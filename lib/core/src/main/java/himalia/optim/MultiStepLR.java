package himalia.optim;

import java.util.Arrays;

/// Multiplies the learning rate by `gamma` at certain epochs.
public final class MultiStepLR extends Scheduler {
    private final int[] milestones;
    private final double gamma;

    /// To a tenth at each.
    public MultiStepLR(Optimizer optimizer, int... milestones) {
        this(optimizer, milestones, 0.1);
    }

    /// @param milestones after how many epochs; one that stands twice counts twice
    public MultiStepLR(Optimizer optimizer, int[] milestones, double gamma) {
        super(optimizer);
        this.milestones = milestones.clone();
        this.gamma = gamma;
        begin();
    }

    @Override
    void begin() {
        apply(0);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        long times = Arrays.stream(milestones).filter(m -> m == epoch).count();
        return times == 0 ? last : last * Math.pow(gamma, (double) times);
    }
}
