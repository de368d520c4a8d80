package himalia.train;

import java.util.Map;

/// Makes the learning rate smaller when a number has stopped getting better.
///
/// ```java
/// new ReduceLROnPlateau("val_loss").factor(0.5).patience(5).minLr(1e-5)
/// ```
public final class ReduceLROnPlateau implements Callback {
    private final Watched watched;
    private double factor = 0.1;
    private int patience = 10;
    private double least;

    /// Watches "val_loss".
    public ReduceLROnPlateau() {
        this("val_loss");
    }

    /// @param monitor the name in the [History]
    public ReduceLROnPlateau(String monitor) {
        watched = new Watched("ReduceLROnPlateau", monitor).withMinDelta(1e-4);
    }

    /// By what the rate is multiplied; 0.1, if nothing is said.
    ///
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public ReduceLROnPlateau factor(double factor) {
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException(
                    "ReduceLROnPlateau: `factor` must be between 0 and 1. Received: " + factor);
        }
        this.factor = factor;
        return this;
    }

    /// How many epochs without improvement are put up with; 10, if nothing is said.
    public ReduceLROnPlateau patience(int epochs) {
        this.patience = epochs;
        return this;
    }

    /// Below what the rate does not go.
    public ReduceLROnPlateau minLr(double lr) {
        this.least = lr;
        return this;
    }

    @Override
    public void onTrainBegin(Model model) {
        watched.reset();
    }

    @Override
    public void onEpochEnd(Model model, int epoch, Map<String, Double> logs) {
        if (!watched.improves(logs) && watched.waited() >= patience) {
            double rate = model.learningRate();
            if (rate > least) {
                model.learningRate(Math.max(least, rate * factor));
            }
            watched.waitAgain();
        }
    }
}
