package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/// How many windows an adaptive pooling makes in each direction; `null` keeps the size of the input.
final class AdaptiveSize {
    private final String layer;
    private final int dims;
    private final Integer[] size;

    AdaptiveSize(String layer, int dims, int... size) {
        this(layer, dims, Arrays.stream(size).boxed().toArray(Integer[]::new));
    }

    AdaptiveSize(String layer, int dims, Integer... size) {
        if (size.length != 1 && size.length != dims) {
            throw new IllegalArgumentException(layer + ": output_size takes one number"
                    + (dims == 1 ? "" : " or " + dims) + ", got " + Arrays.toString(size));
        }
        for (Integer n : size) {
            if (n != null) {
                Settings.notNegative(layer, "output_size", n);
            }
        }
        this.layer = layer;
        this.dims = dims;
        this.size = size.clone();
    }

    /// The windows that an operation of [Functional] makes of an input.
    static int[] of(String op, int dims, Tensor input, Integer... size) {
        return new AdaptiveSize(op, dims, size).of(input);
    }

    /// The windows for an input.
    int[] of(Tensor x) {
        if (x.dim() != dims + 1 && x.dim() != dims + 2) {
            throw new IllegalArgumentException(layer + ": expected " + (dims + 1) + "D or " + (dims + 2)
                    + "D input, but got " + Texts.shape(x)
                    + "\nHint: unsqueeze(0) adds a dimension for the channel.");
        }
        int[] windows = new int[dims];
        for (int i = 0; i < dims; i++) {
            Integer wanted = size[size.length == 1 ? 0 : i];
            windows[i] = wanted == null ? x.size(i - dims) : wanted;
        }
        return windows;
    }

    /// As PyTorch prints it: `7`, `(None, 3)`.
    @Override
    public String toString() {
        String all =
                Arrays.stream(size).map(n -> n == null ? "None" : n.toString()).collect(Collectors.joining(", "));
        return size.length == 1 ? all : "(" + all + ")";
    }
}
