package himalia.linalg;

import himalia.tensor.Tensor;

/// `det A = sign e^logabsdet`: sign and logarithm of a determinant.
///
/// @param sign -1, 0 or 1
/// @param logabsdet the natural logarithm of the absolute value, `-inf` if it is 0
public record Slogdet(Tensor sign, Tensor logabsdet) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types.linalg_slogdet(\nsign=" + sign + ",\nlogabsdet=" + logabsdet + ")";
    }
}
