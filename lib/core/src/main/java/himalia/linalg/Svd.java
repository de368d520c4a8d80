package himalia.linalg;

import himalia.tensor.Tensor;

/// `U diag(S) Vh`: the singular value decomposition.
///
/// @param u orthonormal columns, `[..., m, k]`
/// @param s the singular values, largest first, `[..., k]`
/// @param vh orthonormal rows, `[..., k, n]`
public record Svd(Tensor u, Tensor s, Tensor vh) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types.linalg_svd(\nU=" + u + ",\nS=" + s + ",\nVh=" + vh + ")";
    }
}
