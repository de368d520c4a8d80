package himalia.linalg;

import himalia.tensor.Tensor;

/// `V diag(L) V^T`: the eigenvalues of a symmetric matrix.
///
/// @param values the eigenvalues, smallest first, `[..., n]`
/// @param vectors an orthonormal column for each, `[..., n, n]`
public record Eigh(Tensor values, Tensor vectors) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types.linalg_eigh(\neigenvalues=" + values + ",\neigenvectors=" + vectors + ")";
    }
}
