package himalia.nn;

import himalia.tensor.Standardization;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Shifts and scales each example by itself to mean 0 and variance 1, then by what it has learned:
/// `(x - mean) / √(var + eps) * weight + bias`. Ba, Kiros and Hinton, 2016.
///
/// **Shape** `[*, shape...]` -> the same. **Parameters** `weight` (1 at first) and `bias` (0), both of `shape`.
///
/// ```java
/// new LayerNorm(2).forward(tensor("[[1., 3.], [5., 9.]]")).detach()   // tensor([[-1.0000,  1.0000],
///                                                                     //         [-1.0000,  1.0000]])
/// ```
public class LayerNorm extends Module {
    /// What each element is multiplied by; `null` without affine part.
    public @Nullable Parameter weight;
    /// What is added to each element; `null` if nothing.
    public @Nullable Parameter bias;

    private final int[] normalizedShape;
    private double eps = 1e-5;

    /// @param normalizedShape the last dimensions, which are taken together
    public LayerNorm(int... normalizedShape) {
        this(normalizedShape, true, true);
    }

    /// @param elementwiseAffine whether it learns a scale for each element
    /// @param bias whether it learns a shift, too
    public LayerNorm(int[] normalizedShape, boolean elementwiseAffine, boolean bias) {
        this.normalizedShape = Settings.atLeast("LayerNorm", "normalized_shape", 0, normalizedShape);
        weight = elementwiseAffine ? new Parameter(Tensor.ones(normalizedShape)) : null;
        this.bias = elementwiseAffine && bias ? new Parameter(Tensor.zeros(normalizedShape)) : null;
    }

    /// Keeps the division from 0; 1e-5 at first.
    public LayerNorm eps(double eps) {
        this.eps = eps;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        lastDims(this, normalizedShape, x);
        return Standardization.ofLast(x, normalizedShape.length, weight, bias, eps);
    }

    /// The dimensions at the end that have this shape.
    static int[] lastDims(Module layer, int[] normalizedShape, Tensor x) {
        int k = normalizedShape.length;
        if (k == 0) {
            throw new IllegalArgumentException(
                    "Expected normalized_shape to be at least 1-dimensional, i.e., containing at "
                            + "least one element, but got normalized_shape = []\nHint: it has the sizes of the last dimensions.");
        }
        int[] shape = x.shape().toArray();
        int from = shape.length - k;
        if (from < 0 || !Arrays.equals(shape, from, shape.length, normalizedShape, 0, k)) {
            throw new LayerShapeException(
                    "Given normalized_shape=" + Arrays.toString(normalizedShape) + ", expected input with shape [*, "
                            + Arrays.toString(normalizedShape).substring(1) + ", but got input of size"
                            + Arrays.toString(shape),
                    "`" + layer.shortName() + "` got " + Arrays.toString(shape),
                    layer.name() + " takes the sizes of the last dimensions.");
        }
        return IntStream.range(from, shape.length).toArray();
    }

    @Override
    String expects() {
        return "[*, " + Arrays.toString(normalizedShape).substring(1);
    }

    @Override
    protected String extraRepr() {
        return Texts.tuple(normalizedShape) + ", eps=" + Texts.number(eps) + ", elementwise_affine="
                + Texts.flag(weight != null) + ", bias=" + Texts.flag(bias != null);
    }
}
