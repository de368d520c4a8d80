package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.FloatLosses;

/// Losses of predictions beside targets of the same shape and type, as one number: an operation each, that keeps
/// nothing but the two; `himalia.nn` has their plain names.
public final class Losses {
    /// From here on it pays to read each number once. Below, each step is rounded by itself, as PyTorch's are.
    private static final int MANY = 4096;

    private Losses() {}

    /// Whether it pays: the two have one shape and one real type, and are many.
    public static boolean pays(Tensor x, Tensor t) {
        return x.numel() >= MANY
                && x.dtype() == t.dtype()
                && x.dtype().isFloatingPoint()
                && x.shape().equals(t.shape());
    }

    /// `(x - t)²`
    ///
    /// @param mean whether the mean of all is asked for, else it is the sum
    public static Tensor squares(Tensor x, Tensor t, boolean mean) {
        return of("MseLoss", FloatLosses.SQUARES, 1, x, t, mean);
    }

    /// `|x - t|`
    ///
    /// @param mean whether the mean of all is asked for, else it is the sum
    public static Tensor distances(Tensor x, Tensor t, boolean mean) {
        return of(mean ? "Mean" : "Sum", FloatLosses.DISTANCES, 1, x, t, mean);
    }

    /// `d² / (2 bend)` of a distance `d` below `bend`, else `d - bend / 2`.
    ///
    /// @param mean whether the mean of all is asked for, else it is the sum
    public static Tensor bentDistances(Tensor x, Tensor t, double bend, boolean mean) {
        return of("SmoothL1Loss", FloatLosses.BENT_DISTANCES, bend, x, t, mean);
    }

    /// Binary cross-entropy of scores: `log(1 + e^x) - x t`.
    ///
    /// @param mean whether the mean of all is asked for, else it is the sum
    public static Tensor scores(Tensor x, Tensor t, boolean mean) {
        return of("BinaryCrossEntropyWithLogits", FloatLosses.SCORES, 1, x, t, mean);
    }

    private static Tensor of(String title, FloatLosses losses, double bend, Tensor x, Tensor t, boolean mean) {
        Tensor a = Copy.contiguous(x.detach(), false);
        Tensor b = Copy.contiguous(t.detach(), false);
        Tensor y = Tensor.empty(x.dtype(), Shape.SCALAR);
        double share = mean ? 1.0 / x.numel() : 1;
        double total = y.storage.backend().loss(losses, bend, a.storage, a.layout, b.storage, b.layout);
        y.storage.setDouble(0, mean ? total / x.numel() : total);
        if (records(x, t)) {
            record(
                            y,
                            title,
                            (g, i) -> Autograd.isEnabled()
                                    ? slope(losses, bend, x, t, i).mul(g).mul(share)
                                    : slopes(losses, bend, a, b, i, g.item() * share),
                            x,
                            t)
                    .saves(x, t);
        }
        return y;
    }

    private static Tensor slopes(FloatLosses losses, double bend, Tensor x, Tensor t, int input, double by) {
        Tensor d = Tensor.unwritten(x.dtype(), x.shape());
        d.storage.backend().lossGradient(losses, bend, input, x.storage, x.layout, t.storage, t.layout, by, d.storage);
        return d;
    }

    /// The slope by the prediction (0) or the target (1), by operations that have gradients themselves.
    private static Tensor slope(FloatLosses losses, double bend, Tensor x, Tensor t, int input) {
        Tensor d = x.sub(t);
        Tensor slope = switch (losses) {
            case SQUARES -> d.mul(2);
            case DISTANCES -> d.sign();
            case BENT_DISTANCES -> d.div(bend).clamp(-1, 1);
            case SCORES -> input == 1 ? x : x.sigmoid().sub(t);
        };
        return input == 1 ? slope.neg() : slope;
    }
}
