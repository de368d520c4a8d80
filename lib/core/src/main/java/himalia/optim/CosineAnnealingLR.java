package himalia.optim;

/// Lets the learning rate fall along half a cosine: slowly, then fast, then slowly, to `etaMin` after `tMax` epochs.
///
/// `etaMin + (lr - etaMin) (1 + cos(π epoch / tMax)) / 2`, and up again in the same way after that. Loshchilov and
/// Hutter, 2017.
public class CosineAnnealingLR extends Scheduler {
    private final int tMax;
    private final double etaMin;

    /// Down to 0.
    public CosineAnnealingLR(Optimizer optimizer, int tMax) {
        this(optimizer, tMax, 0);
    }

    /// @throws IllegalArgumentException if the number of epochs is not positive
    public CosineAnnealingLR(Optimizer optimizer, int tMax, double etaMin) {
        super(optimizer);
        if (tMax < 1) {
            throw new IllegalArgumentException("CosineAnnealingLR: T_max must be at least 1 epoch, got " + tMax);
        }
        this.tMax = tMax;
        this.etaMin = etaMin;
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        double step = Math.PI / tMax;
        if ((epoch - 1 - tMax) % (2 * tMax) == 0) { // up from the bottom, where no factor leads
            return last + (base - etaMin) * (1 - Math.cos(step)) / 2;
        }
        return (1 + Math.cos(step * epoch)) / (1 + Math.cos(step * (epoch - 1))) * (last - etaMin) + etaMin;
    }
}
