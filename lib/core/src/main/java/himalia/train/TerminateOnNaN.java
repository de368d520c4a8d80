package himalia.train;

/// Ends training quietly, before the weights become nan, when the loss is no number any more. Without it an error tells
/// which layer was the first; with `Tensor.stopOnNonFiniteLoss(false)` and without this, training goes on.
public final class TerminateOnNaN implements Callback {
    // the loop looks for it before it computes gradients
}
