package himalia.train;

/// Ends training quietly when the loss is no number any more. Without it an error tells which layer was the first; with
/// `Tensor.stopOnNonFiniteLoss(false)` and without this, training goes on.
public final class TerminateOnNaN implements Callback {
    @Override
    public void onBatchEnd(Model model, int batch, double loss) {
        if (!Double.isFinite(loss)) {
            model.stopTraining();
        }
    }
}
