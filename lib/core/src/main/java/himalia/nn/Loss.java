package himalia.nn;

import himalia.tensor.Tensor;

/// Says how wrong a prediction is, as one number to make small. Like every [Module] it can be moved and printed, and
/// be a part of another.
///
/// ```java
/// Loss criterion = new BCELoss();
/// criterion.to("cpu");                                  // BCELoss()
/// criterion.forward(tensor(0.5, 0.5), tensor(0., 1.))   // tensor(0.6931)
/// ```
public abstract class Loss extends Module {
    /// The loss of a prediction, given what it should have been.
    public abstract Tensor forward(Tensor input, Tensor target);

    /// A loss compares two tensors.
    ///
    /// @throws IllegalStateException always
    @Override
    public final Tensor forward(Tensor input) {
        throw new IllegalStateException(name() + ".forward() missing 1 required positional argument: 'target'"
                + "\nHint: a loss compares two: criterion.forward(prediction, y).");
    }
}
