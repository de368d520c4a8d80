package himalia.train;

import himalia.tensor.Tensor;

/// A number that is followed while a model trains, and on which it does not train.
///
/// Batches are added one by one; the result is that of all of them. Subclasses add to `sum` and `count`.
public abstract class Metric {
    private final String name;
    protected double sum;
    protected double count;

    /// @param name under which it stands in the [History]
    protected Metric(String name) {
        this.name = name;
    }

    /// Under which name it stands in the [History].
    public String name() {
        return name;
    }

    /// Adds a batch.
    ///
    /// @param prediction what the model made of it, `[n, ...]`
    /// @param target what it should have made
    public abstract void update(Tensor prediction, Tensor target);

    /// As [#update(Tensor, Tensor)]; for what is computed from logits, if there are any.
    void update(Output output, Tensor target) {
        update(output.prediction(), target);
    }

    /// The number for all batches since the start or the last [#reset()]; 0 if there were none.
    public double result() {
        return count == 0 ? 0 : sum / count;
    }

    /// What was seen so far, as numbers that can be added to those of a process that has seen other batches.
    protected double[] totals() {
        return new double[] {sum, count};
    }

    /// Goes on from the sums of all [#totals()].
    protected void totals(double... all) {
        sum = all[0];
        count = all[1];
    }

    /// Forgets all batches.
    public void reset() {
        sum = 0;
        count = 0;
    }
}
