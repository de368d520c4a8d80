package himalia.train;

import himalia.tensor.Tensor;
import java.util.Arrays;

/// Gives every example another shape: `new Reshape(28, 28, 1)`; one of the numbers may be -1, to be computed.
public final class Reshape extends Layer {
    private final int[] shape;

    /// @param shape of one example
    public Reshape(int... shape) {
        this.shape = shape.clone();
    }

    @Override
    protected int[] build(int[] input) {
        int have = Arrays.stream(input).reduce(1, (a, b) -> a * b);
        int known = Arrays.stream(shape).filter(n -> n >= 0).reduce(1, (a, b) -> a * b);
        int[] output = Arrays.stream(shape).map(n -> n < 0 ? have / known : n).toArray();
        if (Arrays.stream(output).reduce(1, (a, b) -> a * b) != have) {
            throw new IllegalArgumentException("Reshape: examples of shape " + Names.shape(input) + " hold " + have
                    + " numbers, which do not make " + Names.shape(shape));
        }
        return output;
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] batch = new int[shape.length + 1];
        batch[0] = x.size(0);
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return x.reshape(batch);
    }

    @Override
    protected String extraRepr() {
        return Arrays.toString(shape);
    }
}
