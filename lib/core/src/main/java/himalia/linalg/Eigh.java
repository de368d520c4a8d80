package himalia.linalg;

import himalia.tensor.Tensor;

/// `V diag(L) V^T`: the eigenvalues of a symmetric matrix.
///
/// @param values the eigenvalues, smallest first, `[..., n]`
/// @param vectors an orthonormal column for each, `[..., n, n]`
public record Eigh(Tensor values, Tensor vectors) {}
