package himalia.train;

import himalia.tensor.Tensor;

/// The mean of every channel.
///
/// **Shape** `(None, h, w, c)` -> `(None, c)`.
public final class GlobalAveragePooling2D extends Layer {
    @Override
    protected int[] build(int[] input) {
        Pictures.check("GlobalAveragePooling2D", input);
        return new int[] {input[2]};
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.mean(new int[] {1, 2}, false);
    }
}
