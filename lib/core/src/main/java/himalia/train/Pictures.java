package himalia.train;

import himalia.tensor.Tensor;

/// Keras' pictures have their channels last, `[n, h, w, c]`; the operations have them first.
final class Pictures {
    private Pictures() {}

    static Tensor channelsFirst(Tensor x) {
        return x.size(3) == 1 && x.isContiguous() ? x.view(x.size(0), 1, x.size(1), x.size(2)) : x.permute(0, 3, 1, 2);
    }

    static Tensor channelsLast(Tensor x) {
        return x.permute(0, 2, 3, 1);
    }

    /// @throws IllegalArgumentException unless examples are pictures of known size
    static void check(String layer, int... input) {
        if (input.length != 3 || input[0] < 0 || input[1] < 0 || input[2] < 0) {
            throw new IllegalArgumentException(
                    layer + ": expected pictures of shape (None, height, width, channels), got " + Names.shape(input)
                            + "\nHint: grey pictures have one channel: x.unsqueeze(-1).");
        }
    }

    /// How many places a window of this size has along a side.
    ///
    /// @throws IllegalArgumentException if it has none
    static int places(String layer, int side, int window, int stride, boolean same) {
        int places = same ? (side + stride - 1) / stride : (side - window) / stride + 1;
        if (places < 1 || !same && window > side) {
            throw new IllegalArgumentException(layer + ": a window of " + window + " does not fit into a side of "
                    + side + "\nHint: use a smaller window, or padding \"same\".");
        }
        return places;
    }

    /// How many zeros TensorFlow adds to a side so that the window has `ceil(side / stride)` places.
    static int zeros(int side, int window, int stride) {
        return Math.max(0, ((side + stride - 1) / stride - 1) * stride + window - side);
    }
}
