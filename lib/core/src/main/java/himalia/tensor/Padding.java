package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;

/// Edges around a tensor, with their gradient beside them.
final class Padding {
    private static final int FILL = -1;

    private Padding() {}

    /// Pairs of widths, the last dimension first: before and after. Negative ones cut off.
    static Tensor pad(Tensor x, int[] widths, String mode, double value) {
        if (widths.length % 2 != 0) {
            throw new IllegalArgumentException("Padding length must be divisible by 2: got " + Shape.text(widths));
        }
        if (widths.length / 2 > x.dim()) {
            throw new IllegalArgumentException("Padding length should be less than or equal to two times the input "
                    + "dimension but got padding length " + widths.length + " and input of dimension " + x.dim());
        }
        if (!mode.equals("constant")) {
            checkShape(x, widths);
        }
        Tensor y = x;
        for (int i = 0; i < widths.length; i += 2) {
            if (widths[i] != 0 || widths[i + 1] != 0) {
                int d = x.dim() - 1 - i / 2;
                int[] from = sources(x.shape().dims[d], widths[i], widths[i + 1], mode, x);
                y = take(y, d, from, value);
            }
        }
        return y == x ? x.clone() : y;
    }

    /// What continues the tensor itself is for the last one to three dimensions of `[channels, ...]` or
    /// `[n, channels, ...]`.
    private static void checkShape(Tensor x, int[] widths) {
        int padded = widths.length / 2;
        if (padded > 3 || x.dim() != padded + 1 && x.dim() != padded + 2) {
            throw new IllegalArgumentException("Padding size " + widths.length + " is not supported for " + x.dim()
                    + "D input tensor.: the shape is " + x.shape().brackets() + ", and " + padded
                    + " dimensions are padded\nHint: unsqueeze(0) adds the dimension of the channels or of the batch.");
        }
        int[] sizes = x.shape().dims;
        for (int d = x.dim() == padded + 2 ? 1 : 0; d < sizes.length; d++) {
            if (sizes[d] == 0) {
                throw new IllegalArgumentException("Expected " + (padded + 1) + "D or " + (padded + 2)
                        + "D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, "
                        + "but got: " + x.shape().brackets());
            }
        }
    }

    /// Which element each place of the padded dimension shows.
    private static int[] sources(int n, int before, int after, String mode, Tensor x) {
        if (n + before + after < 0) {
            throw new IllegalArgumentException("narrow(): length must be non-negative: the padding " + before + ", "
                    + after + " cuts off more than the size " + n + ": the shape is "
                    + x.shape().brackets());
        }
        if (mode.equals("reflect") && (before >= n || after >= n)) {
            throw new IllegalArgumentException(
                    "Argument #4: Padding size should be less than the corresponding input dimension, but got: padding ("
                            + before + ", " + after + ") at a dimension of size " + n + " of input "
                            + x.shape().brackets());
        }
        if (mode.equals("circular") && (before > n || after > n)) {
            throw new IllegalArgumentException(
                    "Padding value causes wrapping around more than once.: padding (" + before
                            + ", " + after + ") at a dimension of size " + n + " of input "
                            + x.shape().brackets());
        }
        // what negative widths cut off is gone before the rest goes round
        int first = Math.max(0, -before);
        int kept = n - first - Math.max(0, -after);
        if (mode.equals("circular") && kept == 0) {
            throw new IllegalArgumentException("Negative padding value is resulting in an empty dimension: padding ("
                    + before + ", " + after + ") at a dimension of size " + n + " of input "
                    + x.shape().brackets());
        }
        int[] from = new int[n + before + after];
        for (int i = 0; i < from.length; i++) {
            int at = i - before;
            from[i] = switch (mode) {
                case "constant" -> at < 0 || at >= n ? FILL : at;
                case "reflect" -> at < 0 ? -at : at >= n ? 2 * (n - 1) - at : at;
                case "replicate" -> Math.clamp(at, 0, n - 1);
                case "circular" -> first + Math.floorMod(at - first, kept);
                default ->
                    throw new IllegalArgumentException(
                            "Unrecognised padding mode " + mode + "\nHint: constant, reflect, replicate or circular.");
            };
        }
        return from;
    }

    private static Tensor take(Tensor x, int dim, int[] from, double value) {
        int[] dims = x.shape().dims.clone();
        dims[dim] = from.length;
        Tensor y = Tensor.empty(x.dtype(), Shape.own(dims)).fill_(value);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != FILL) {
                Copy.into(at(y, dim, i), at(x, dim, from[i]));
            }
        }
        if (records(x)) {
            record(y, "Pad", (g, i) -> giveBack(g, x.shape(), dim, from), x);
        }
        return y;
    }

    /// An element gets the gradients of all places that show it.
    private static Tensor giveBack(Tensor g, Shape shape, int dim, int[] from) {
        Tensor y = Tensor.empty(g.dtype(), shape);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != FILL) {
                at(y, dim, from[i]).add_(at(g, dim, i));
            }
        }
        if (records(g)) {
            int[] places = Arrays.copyOf(from, from.length);
            record(y, "PadBackward", (gg, i) -> take(gg, dim, places, 0), g);
        }
        return y;
    }

    private static Tensor at(Tensor x, int dim, int i) {
        return Views.slice(x.detach(), dim, i, i + 1, 1);
    }
}
