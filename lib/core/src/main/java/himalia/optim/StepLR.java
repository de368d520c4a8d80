package himalia.optim;

/// Multiplies the learning rate by `gamma` after every `stepSize` epochs.
public class StepLR extends Scheduler {
    private final int stepSize;
    private final double gamma;

    /// @throws IllegalArgumentException if the number of epochs is not positive
    public StepLR(Optimizer optimizer, int stepSize, double gamma) {
        super(optimizer);
        if (stepSize < 1) {
            throw new IllegalArgumentException("StepLR: step_size must be at least 1 epoch, got " + stepSize);
        }
        this.stepSize = stepSize;
        this.gamma = gamma;
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return epoch % stepSize == 0 ? last * gamma : last;
    }
}
