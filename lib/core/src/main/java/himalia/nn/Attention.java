package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Every query gathers the values of the keys that it is like.
final class Attention {
    private Attention() {}

    static Tensor scaledDotProduct(
            Tensor query,
            Tensor key,
            Tensor value,
            @Nullable Tensor attnMask,
            double dropoutP,
            boolean isCausal,
            @Nullable Double scale) {
        if (isCausal && attnMask != null) {
            throw new IllegalArgumentException(
                    "scaled_dot_product_attention: attn_mask and is_causal exclude each other");
        }
        Tensor scores =
                query.mul(scale == null ? 1 / Math.sqrt(query.size(-1)) : scale).matmul(key.transpose(-2, -1));
        Tensor allowed =
                isCausal ? Tensor.ones(query.size(-2), key.size(-2)).tril(0).to(DType.BOOL) : attnMask;
        if (allowed != null) {
            boolean says = allowed.dtype() == DType.BOOL;
            scores = scores.add(says ? additive(allowed.eq(0), query.dtype()) : allowed);
        }
        return scores.softmax(-1).dropout(dropoutP, true).matmul(value);
    }

    /// True as minus infinity, false as 0; numbers stay.
    static Tensor additive(Tensor mask, DType dtype) {
        return mask.dtype() == DType.BOOL
                ? Tensor.where(
                        mask, Tensor.full(dtype, new int[0], Double.NEGATIVE_INFINITY), Tensor.zeros(dtype, new int[0]))
                : mask;
    }
}
