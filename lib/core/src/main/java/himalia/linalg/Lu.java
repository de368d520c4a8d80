package himalia.linalg;

import himalia.tensor.Tensor;

/// `A = P L U`: the LU decomposition.
///
/// @param p a permutation of the rows
/// @param l a lower triangle with ones on its diagonal
/// @param u an upper triangle
public record Lu(Tensor p, Tensor l, Tensor u) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types.linalg_lu(\nP=" + p + ",\nL=" + l + ",\nU=" + u + ")";
    }
}
