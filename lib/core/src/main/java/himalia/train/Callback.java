package himalia.train;

import java.util.Map;
import java.util.function.BiConsumer;

/// Is asked while a model trains: `fit(X, Y).callbacks(new EarlyStopping("val_loss"))`.
///
/// Numbers of epochs begin with 0 here, as in Keras.
public interface Callback {
    /// Before the first epoch.
    default void onTrainBegin(Model model) {}

    /// Before an epoch.
    default void onEpochBegin(Model model, int epoch) {}

    /// After an epoch.
    ///
    /// @param logs loss and metrics of the epoch, by the names of the [History]
    default void onEpochEnd(Model model, int epoch, Map<String, Double> logs) {}

    /// After a step.
    ///
    /// @param batch which one of the epoch
    /// @param loss of the batch
    default void onBatchEnd(Model model, int batch, double loss) {}

    /// After the last epoch, also if training was stopped.
    default void onTrainEnd(Model model) {}

    /// A callback that does this after every epoch.
    ///
    /// ```java
    /// Callback.afterEpoch((epoch, logs) -> System.out.println(epoch + " " + logs.get("loss")))
    /// ```
    static Callback afterEpoch(BiConsumer<Integer, Map<String, Double>> action) {
        return new Callback() {
            @Override
            public void onEpochEnd(Model model, int epoch, Map<String, Double> logs) {
                action.accept(epoch, logs);
            }
        };
    }
}
