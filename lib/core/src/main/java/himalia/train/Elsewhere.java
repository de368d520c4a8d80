package himalia.train;

import himalia.tensor.Tensor;
import java.util.Map;

/// Trains a model in other processes, while a plan of this one follows: progress, live curve, history and
/// callbacks are those of any [Model#fit(Elsewhere)].
public interface Elsewhere {
    /// What a batch of one example looks like.
    Tensor example();

    /// Begins.
    Epochs start(Order order);

    /// What is to be done.
    ///
    /// @param model as it begins; what is learned is put into it, epoch by epoch
    /// @param epochs how many
    /// @param batchSize of all processes together
    /// @param shuffle whether every epoch has an order of its own
    record Order(Model model, int epochs, int batchSize, boolean shuffle) {}

    /// The epochs, one after another.
    interface Epochs extends AutoCloseable {
        /// Waits for the end of the next epoch. Then the model and its optimizer are as they are there.
        ///
        /// @param rate the learning rate of this epoch
        /// @return loss and metrics, as [Callback#onEpochEnd] has them
        /// @throws java.util.concurrent.CancellationException if the thread was interrupted
        Map<String, Double> next(double rate);

        /// Ends it, however far it is.
        @Override
        void close();
    }
}
