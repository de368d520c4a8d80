package himalia.nn;

import himalia.tensor.Tensor;

/// Shifts and scales each example by itself to mean 0 and variance 1, then by what it has learned:
/// `(x - mean) / √(var + eps) * weight + bias`.
///
/// **Shape** `[*, shape...]` -> the same. **Parameters** `weight` (1 at first) and `bias` (0), both of `shape`.
public class LayerNorm extends Module {
    /// What each element is multiplied by.
    public final Parameter weight;
    /// What is added to each element.
    public final Parameter bias;

    private final int[] normalizedShape;
    private double eps = 1e-5;

    /// @param normalizedShape the last dimensions, which are taken together
    public LayerNorm(int... normalizedShape) {
        this.normalizedShape = normalizedShape.clone();
        weight = new Parameter(Tensor.ones(normalizedShape));
        bias = new Parameter(Tensor.zeros(normalizedShape));
    }

    /// Keeps the division from 0; 1e-5 at first.
    public LayerNorm eps(double eps) {
        this.eps = eps;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        int k = normalizedShape.length;
        int[] shape = x.shape().toArray();
        int from = shape.length - k;
        if (from < 0 || !java.util.Arrays.equals(shape, from, shape.length, normalizedShape, 0, k)) {
            throw new LayerShapeException(
                    "Given normalized_shape=" + java.util.Arrays.toString(normalizedShape)
                            + ", expected input with shape [*, "
                            + java.util.Arrays.toString(normalizedShape).substring(1) + ", but got input of size"
                            + java.util.Arrays.toString(shape),
                    "`" + shortName() + "` got " + java.util.Arrays.toString(shape),
                    "LayerNorm takes the sizes of the last dimensions.");
        }
        int[] dims = java.util.stream.IntStream.range(from, shape.length).toArray();
        Tensor centred = x.sub(x.mean(dims, true));
        Tensor variance = centred.mul(centred).mean(dims, true);
        return centred.div(variance.add(eps).sqrt()).mul(weight).add(bias);
    }

    @Override
    protected String extraRepr() {
        return Texts.tuple(normalizedShape) + ", eps=" + Texts.number(eps) + ", elementwise_affine=True, bias=True";
    }
}
