package himalia.tensor;

/// The loss became `nan` or infinite, so training was stopped at that step. The message names the layer where it
/// appeared first; see [Tensor#stopOnNonFiniteLoss(boolean)].
public final class NonFiniteLossException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    NonFiniteLossException(double loss, int updates, String first) {
        super("The loss is " + (Double.isNaN(loss) ? "nan" : loss > 0 ? "inf" : "-inf")
                + " (not a number to descend on)"
                + (updates > 0 ? " after " + updates + " optimizer steps" : " before the first optimizer step")
                + ", so training stops here: every parameter would become nan. " + first
                + "\nHint: try a smaller learning rate"
                + (updates > 0 ? "." : ", and look for nan, inf or huge numbers in the data.")
                + " Tensor.stopOnNonFiniteLoss(false) lets such losses pass.");
    }
}
