package himalia.optim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets the learning rate go up and down between two bounds. Called after every batch. Smith, 2017.
public final class CyclicLR extends Scheduler {
    private final double baseLr;
    private final double maxLr;
    private final int up;
    private final int down;
    private final String mode;
    private final double gamma;
    private final boolean cycleMomentum;
    private final double baseMomentum;
    private final double maxMomentum;

    /// Up in so many steps, and down in as many; momentum goes the other way.
    public CyclicLR(Optimizer optimizer, double baseLr, double maxLr, int stepSizeUp) {
        this(optimizer, baseLr, maxLr, stepSizeUp, null, "triangular", 1, true, 0.8, 0.9);
    }

    /// With all settings.
    ///
    /// @param stepSizeDown in how many steps down; `null` is as many as up
    /// @param mode `triangular`, `triangular2` (halved after each cycle) or `exp_range` (times `gamma^steps`)
    public CyclicLR(
            Optimizer optimizer,
            double baseLr,
            double maxLr,
            int stepSizeUp,
            @Nullable Integer stepSizeDown,
            String mode,
            double gamma,
            boolean cycleMomentum,
            double baseMomentum,
            double maxMomentum) {
        super(startingFrom(optimizer, baseLr));
        if (cycleMomentum) {
            optimizer.cycleMomentum(maxMomentum); // before anything else, as not every optimizer has one
        }
        if (!List.of("triangular", "triangular2", "exp_range").contains(mode)) {
            throw new IllegalArgumentException(
                    "mode is invalid: triangular, triangular2 or exp_range expected, got " + mode);
        }
        this.baseLr = baseLr;
        this.maxLr = maxLr;
        this.up = stepSizeUp;
        this.down = stepSizeDown == null ? stepSizeUp : stepSizeDown;
        this.mode = mode;
        this.gamma = gamma;
        this.cycleMomentum = cycleMomentum;
        this.baseMomentum = baseMomentum;
        this.maxMomentum = maxMomentum;
        // Where another scheduler has come first, the first rate is still the one from which that one counts.
        optimizer.paramGroups().forEach(group -> group.lr(group.initialLr()));
    }

    private static Optimizer startingFrom(Optimizer optimizer, double rate) {
        optimizer.paramGroups().forEach(group -> group.lr(rate));
        return optimizer;
    }

    @Override
    void begin() {
        apply(0);
    }

    @Override
    protected double rate(int epoch, double base, double last) {
        return baseLr + (maxLr - baseLr) * height(epoch);
    }

    @Override
    void setMomentum(int epoch) {
        if (cycleMomentum) {
            optimizer().cycleMomentum(maxMomentum - (maxMomentum - baseMomentum) * height(epoch));
        }
    }

    /// How far up an epoch is, from 0 to 1.
    private double height(int epoch) {
        double length = up + down;
        int cycle = (int) Math.floor(1 + epoch / length);
        double at = 1 + epoch / length - cycle;
        double rising = up / length;
        double height = at <= rising ? at / rising : (at - 1) / (rising - 1);
        double scale = switch (mode) {
            case "triangular" -> 1;
            case "triangular2" -> 1 / Math.pow(2, cycle - 1);
            default -> Math.pow(gamma, epoch);
        };
        return height * scale;
    }
}
