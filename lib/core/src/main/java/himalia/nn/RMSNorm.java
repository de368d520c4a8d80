package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Divides each example by the root of the mean of its squares: `x / √(mean(x²) + eps) * weight`. As good as
/// [LayerNorm] in transformers, and cheaper. Zhang and Sennrich, 2019.
///
/// **Shape** `[*, shape...]` -> the same. **Parameters** `weight` of `shape`, 1 at first.
public class RMSNorm extends Module {
    /// What each element is multiplied by; `null` without affine part.
    public @Nullable Parameter weight;

    private final int[] normalizedShape;
    private @Nullable Double eps;

    /// @param normalizedShape the last dimensions, which are taken together
    public RMSNorm(int... normalizedShape) {
        this(normalizedShape, true);
    }

    /// @param elementwiseAffine whether it learns a scale for each element
    public RMSNorm(int[] normalizedShape, boolean elementwiseAffine) {
        this.normalizedShape = Settings.atLeast("RMSNorm", "normalized_shape", 0, normalizedShape);
        weight = elementwiseAffine ? new Parameter(Tensor.ones(normalizedShape)) : null;
    }

    /// Keeps the division from 0; at first, `null`, the smallest step that the type knows.
    public RMSNorm eps(@Nullable Double eps) {
        this.eps = eps;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] dims = LayerNorm.lastDims(this, normalizedShape, x);
        double small = eps != null ? eps : x.dtype() == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
        Tensor y = x.mul(x.mul(x).mean(dims, true).add(small).rsqrt());
        return weight == null ? y : y.mul(weight);
    }

    @Override
    String expects() {
        return "[*, " + Arrays.toString(normalizedShape).substring(1);
    }

    @Override
    protected String extraRepr() {
        return Texts.tuple(normalizedShape) + ", eps=" + (eps == null ? "None" : Texts.number(eps))
                + ", elementwise_affine=" + Texts.flag(weight != null);
    }
}
