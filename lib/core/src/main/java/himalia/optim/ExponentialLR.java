package himalia.optim;

/// Multiplies the learning rate by `gamma` after every epoch.
public class ExponentialLR extends Scheduler {
    private final double gamma;

    public ExponentialLR(Optimizer optimizer, double gamma) {
        super(optimizer);
        this.gamma = gamma;
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return last * gamma;
    }
}
