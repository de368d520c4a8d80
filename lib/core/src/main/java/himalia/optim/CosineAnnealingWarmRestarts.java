package himalia.optim;

/// Lets the learning rate fall along half a cosine, then begins again, each time for `tMult` times as many
/// epochs. Loshchilov and Hutter, 2017.
public final class CosineAnnealingWarmRestarts extends Scheduler {
    private final int t0;
    private final int tMult;
    private final double etaMin;

    /// Always as long, down to 0.
    public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0) {
        this(optimizer, t0, 1, 0);
    }

    /// @throws IllegalArgumentException if a number of epochs is not positive
    public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0, int tMult, double etaMin) {
        super(optimizer);
        if (t0 < 1 || tMult < 1) {
            throw new IllegalArgumentException(
                    "Expected positive integers T_0 and T_mult, but got " + t0 + " and " + tMult);
        }
        this.t0 = t0;
        this.tMult = tMult;
        this.etaMin = etaMin;
        begin();
    }

    @Override
    void begin() {
        apply(0);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        int length = t0;
        int since = epoch;
        while (since >= length) {
            since -= length;
            length *= tMult;
        }
        return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * since / length)) / 2;
    }
}
