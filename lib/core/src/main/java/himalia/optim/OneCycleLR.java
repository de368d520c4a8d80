package himalia.optim;

import org.jspecify.annotations.Nullable;

/// One rise and one fall of the learning rate, while momentum falls and rises: networks learn in far fewer steps.
/// Called after every batch. Smith and Topin, 2017.
public final class OneCycleLR extends Scheduler {
    private final double maxLr;
    private final double initial;
    private final double least;
    private final boolean cosine;
    private final boolean cycleMomentum;
    private final double baseMomentum;
    private final double maxMomentum;
    private final double[] ends;
    private final boolean threePhase;

    /// With the usual settings.
    public OneCycleLR(Optimizer optimizer, double maxLr, int totalSteps) {
        this(optimizer, maxLr, totalSteps, null, null, 0.3, "cos", true, 0.85, 0.95, 25, 1e4, false);
    }

    /// With all settings.
    ///
    /// @param totalSteps how many steps; or `null`, and `epochs` and `stepsPerEpoch` say it
    /// @param pctStart the share of the steps in which it rises
    /// @param annealStrategy `cos` or `linear`
    /// @param divFactor how many times smaller the first rate is
    /// @param finalDivFactor how many times smaller still the last one
    public OneCycleLR(
            Optimizer optimizer,
            double maxLr,
            @Nullable Integer totalSteps,
            @Nullable Integer epochs,
            @Nullable Integer stepsPerEpoch,
            double pctStart,
            String annealStrategy,
            boolean cycleMomentum,
            double baseMomentum,
            double maxMomentum,
            double divFactor,
            double finalDivFactor,
            boolean threePhase) {
        super(optimizer);
        if (cycleMomentum) {
            optimizer.cycleMomentum(maxMomentum); // before anything else, as not every optimizer has one
        }
        int total;
        if (totalSteps != null) {
            total = totalSteps;
        } else if (epochs != null && stepsPerEpoch != null) {
            total = epochs * stepsPerEpoch;
        } else {
            throw new IllegalArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
        }
        if (total <= 0) {
            throw new IllegalArgumentException("Expected positive integer total_steps, but got " + total);
        }
        if (!(pctStart >= 0 && pctStart <= 1)) {
            throw new IllegalArgumentException("Expected float between 0 and 1 pct_start, but got " + pctStart);
        }
        if (!annealStrategy.equals("cos") && !annealStrategy.equals("linear")) {
            throw new IllegalArgumentException(
                    "anneal_strategy must be one of 'cos' or 'linear', instead got " + annealStrategy);
        }
        this.maxLr = maxLr;
        this.initial = maxLr / divFactor;
        this.least = initial / finalDivFactor;
        this.cosine = annealStrategy.equals("cos");
        this.cycleMomentum = cycleMomentum;
        this.baseMomentum = baseMomentum;
        this.maxMomentum = maxMomentum;
        this.threePhase = threePhase;
        this.ends = threePhase
                ? new double[] {pctStart * total - 1, 2 * pctStart * total - 2, total - 1}
                : new double[] {pctStart * total - 1, total - 1};
        optimizer.paramGroups().forEach(group -> group.initialLr(initial));
        begin();
    }

    @Override
    void begin() {
        apply(0);
    }

    private double between(double from, double to, double share) {
        return cosine ? to + (from - to) / 2 * (1 + Math.cos(Math.PI * share)) : from + (to - from) * share;
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        int end = (int) ends[ends.length - 1];
        if (epoch > end + 1) { // one more than there are rates, as the usual loop ends with a step of the scheduler
            throw new IllegalStateException(
                    "Tried to step " + epoch + " times. The specified number of total steps is " + (end + 1));
        }
        return along(
                epoch,
                threePhase ? new double[] {initial, maxLr, initial, least} : new double[] {initial, maxLr, least});
    }

    @Override
    void setMomentum(int epoch) {
        if (cycleMomentum) {
            double[] turns = {maxMomentum, baseMomentum, maxMomentum, maxMomentum};
            optimizer().cycleMomentum(along(epoch, turns));
        }
    }

    /// Where an epoch is between the turning points of its phase.
    private double along(int epoch, double[] turns) {
        double start = 0;
        int phase = 0;
        while (phase < ends.length - 1 && epoch > ends[phase]) {
            start = ends[phase++];
        }
        double share = (epoch - start) / (ends[phase] - start);
        return between(turns[phase], turns[phase + 1], share);
    }
}
