package himalia.optim;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lowers the learning rate when a figure (the loss of validation, say) has stopped to improve.
///
/// ```java
/// ReduceLROnPlateau scheduler = new ReduceLROnPlateau(optimizer).factor(0.5).patience(2);
/// scheduler.step(loss.item());
/// ```
public final class ReduceLROnPlateau {
    private final Optimizer optimizer;
    private boolean min = true;
    private double factor = 0.1;
    private int patience = 10;
    private double threshold = 1e-4;
    private boolean relative = true;
    private int cooldown;
    private double minLr;
    private double eps = 1e-8;
    private double best = Double.NaN; // none yet
    private int epoch;
    private int bad;
    private int cooling;

    /// To a tenth after 10 epochs without improvement.
    public ReduceLROnPlateau(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /// Whether smaller is better, `min`, or larger, `max`.
    public ReduceLROnPlateau mode(String mode) {
        if (!mode.equals("min") && !mode.equals("max")) {
            throw new IllegalArgumentException("mode " + mode + " is unknown!\nHint: min or max");
        }
        min = mode.equals("min");
        return this;
    }

    /// By what the rate is multiplied; 0.1 at first.
    ///
    /// @throws IllegalArgumentException unless it is below 1
    public ReduceLROnPlateau factor(double factor) {
        if (!(factor < 1)) {
            throw new IllegalArgumentException("Factor should be < 1.0, got " + factor);
        }
        this.factor = factor;
        return this;
    }

    /// How many epochs without improvement are borne; 10 at first.
    public ReduceLROnPlateau patience(int patience) {
        this.patience = patience;
        return this;
    }

    /// What counts as improvement; 1e-4 at first.
    public ReduceLROnPlateau threshold(double threshold) {
        this.threshold = threshold;
        return this;
    }

    /// Whether the threshold is a share of the best, `rel`, or a difference, `abs`.
    public ReduceLROnPlateau thresholdMode(String mode) {
        if (!mode.equals("rel") && !mode.equals("abs")) {
            throw new IllegalArgumentException("threshold mode " + mode + " is unknown!\nHint: rel or abs");
        }
        relative = mode.equals("rel");
        return this;
    }

    /// How many epochs after lowering do not count; 0 at first.
    public ReduceLROnPlateau cooldown(int cooldown) {
        this.cooldown = cooldown;
        return this;
    }

    /// Below which the rate never falls; 0 at first.
    public ReduceLROnPlateau minLr(double minLr) {
        this.minLr = minLr;
        return this;
    }

    /// Smaller changes are not made; 1e-8 at first.
    public ReduceLROnPlateau eps(double eps) {
        this.eps = eps;
        return this;
    }

    /// An epoch has ended with this figure.
    public void step(double metric) {
        epoch++;
        if (isBetter(metric)) {
            best = metric;
            bad = 0;
        } else {
            bad++;
        }
        if (cooling > 0) {
            cooling--;
            bad = 0;
        }
        if (bad > patience) {
            for (ParamGroup group : optimizer.paramGroups()) {
                double lower = Math.max(group.lr() * factor, minLr);
                if (group.lr() - lower > eps) {
                    group.lr(lower);
                }
            }
            cooling = cooldown;
            bad = 0;
        }
    }

    private boolean isBetter(double metric) {
        if (Double.isNaN(best)) {
            return min ? metric < Double.POSITIVE_INFINITY : metric > Double.NEGATIVE_INFINITY;
        }
        double margin = relative ? threshold * best : threshold;
        return min ? metric < best - margin : metric > best + margin;
    }

    /// Where it stands, to go on from later: `best`, `num_bad_epochs`, `cooldown_counter` and `last_epoch`.
    public Map<String, Tensor> stateDict() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        all.put("last_epoch", Tensor.tensor((long) epoch));
        all.put("best", Tensor.full(DType.FLOAT64, new int[0], best));
        all.put("num_bad_epochs", Tensor.tensor((long) bad));
        all.put("cooldown_counter", Tensor.tensor((long) cooling));
        return all;
    }

    /// Goes on where another one stood when its [#stateDict()] was taken.
    ///
    /// @throws IllegalArgumentException if something is missing
    public void loadStateDict(Map<String, ? extends Tensor> given) {
        epoch = (int) SchedulerState.get(given, "last_epoch").item();
        best = SchedulerState.get(given, "best").item();
        bad = (int) SchedulerState.get(given, "num_bad_epochs").item();
        cooling = (int) SchedulerState.get(given, "cooldown_counter").item();
    }

    /// The rate now.
    public double lr() {
        return optimizer.lr();
    }
}
