package himalia.train;

import java.util.concurrent.CancellationException;

/// Several processes that train one model together: each has the whole model, and its share of every batch.
/// What is computed of a batch is added up over all, so that each takes the same steps. [Fit#together] joins
/// one.
public interface Team {
    /// How many there are.
    int size();

    /// Adds up what all have, place by place; then each has the sums, the same to the last bit.
    ///
    /// @throws CancellationException if the thread was interrupted
    void sum(float[] values);

    /// The same for doubles.
    ///
    /// @throws CancellationException if the thread was interrupted
    void sum(double[] values);
}
