package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;

/// Finds where a number stopped being one.
final class NonFinite {
    private NonFinite() {}

    static ArithmeticException explained(
            Model model, Tensor x, double loss, String where, double rate, RuntimeException cause) {
        String value = Double.isNaN(loss) ? "nan" : loss > 0 ? "inf" : "-inf";
        ArithmeticException explained = new ArithmeticException("The loss is " + value + where + ": " + place(model, x)
                + "\nHint: try a smaller learning rate than " + rate + ".");
        // in its place, and not as its cause: a student would be told the same twice
        explained.setStackTrace(cause.getStackTrace());
        return explained;
    }

    private static String place(Model model, Tensor x) {
        if (isBroken(x)) {
            return "the examples themselves hold nan or inf.\nHint: look for missing values in the table.";
        }
        Tensor[] results = Tensor.noGrad(() -> model.graph().results(x));
        List<Step> steps = model.graph().steps();
        for (int i = 1; i < results.length; i++) {
            if (steps.get(i).layer() != null && isBroken(results[i])) {
                Step step = steps.get(i);
                boolean weights = step.module().parameters().stream().anyMatch(p -> isBroken(p.detach()));
                return "layer " + (i - 1) + " `" + step.name() + "` (" + step.kind()
                        + ") is the first to give nan or inf"
                        + (weights ? ", as its weights are nan or inf already." : ".");
            }
        }
        return "all layers still give numbers, but too large ones for the loss.";
    }

    private static boolean isBroken(Tensor t) {
        return t.dtype().isFloatingPoint()
                && !Tensor.noGrad(() -> t.isfinite().all()).equal(Tensor.tensor(true));
    }
}
