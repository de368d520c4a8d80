package himalia.train;

import himalia.tensor.Tensor;

/// The largest value of every channel.
///
/// **Shape** `(None, h, w, c)` -> `(None, c)`.
public final class GlobalMaxPooling2D extends Layer {
    @Override
    protected int[] build(int[] input) {
        Pictures.check("GlobalMaxPooling2D", input);
        return new int[] {input[2]};
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.amax(new int[] {1, 2}, false);
    }
}
