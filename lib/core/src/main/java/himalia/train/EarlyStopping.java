package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends training when a number has stopped getting better.
///
/// ```java
/// model.fit(X, Y).epochs(1000).validationSplit(0.2)
///     .callbacks(new EarlyStopping("val_loss").patience(20).restoreBestWeights(true)).run();
/// ```
public final class EarlyStopping implements Callback {
    private final Watched watched;
    private int patience;
    private boolean restore;
    private @Nullable List<Tensor> bestWeights;
    private int bestEpoch;
    private int stoppedEpoch = -1;

    /// Watches "val_loss".
    public EarlyStopping() {
        this("val_loss");
    }

    /// @param monitor the name in the [History]; numbers with "acc" in the name get better upwards, others downwards
    public EarlyStopping(String monitor) {
        watched = new Watched("EarlyStopping", monitor);
    }

    /// How many epochs without improvement are put up with; none, if nothing is said.
    public EarlyStopping patience(int epochs) {
        patience = epochs;
        return this;
    }

    /// What counts as an improvement at least.
    public EarlyStopping minDelta(double delta) {
        watched.minDelta(delta);
        return this;
    }

    /// Whether the weights of the best epoch are put back in the end.
    public EarlyStopping restoreBestWeights(boolean restore) {
        this.restore = restore;
        return this;
    }

    /// The epoch after which training ended, from 0; -1 if it did not end early.
    public int stoppedEpoch() {
        return stoppedEpoch;
    }

    /// The epoch with the best number, from 0.
    public int bestEpoch() {
        return bestEpoch;
    }

    @Override
    public void onTrainBegin(Model model) {
        watched.reset();
        stoppedEpoch = -1;
        bestWeights = null;
    }

    @Override
    public void onEpochEnd(Model model, int epoch, Map<String, Double> logs) {
        if (watched.improves(logs)) {
            bestEpoch = epoch;
            bestWeights = restore ? model.getWeights() : null;
        } else if (watched.waited() >= patience) {
            stoppedEpoch = epoch;
            model.stopTraining();
        }
    }

    @Override
    public void onTrainEnd(Model model) {
        if (restore && bestWeights != null) {
            model.setWeights(bestWeights);
        }
    }
}
