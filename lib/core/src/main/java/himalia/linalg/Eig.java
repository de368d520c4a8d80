package himalia.linalg;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The eigenvalues of any square matrix and a column vector for each, in real and imaginary parts.
///
/// Values come by their real parts, smallest first; of a pair the one with the positive imaginary part. (LAPACK, and so
/// PyTorch, promises no order.) A complex vector is scaled to length 1 with its largest component real.
///
/// @param real the real parts of the eigenvalues, `[..., n]`
/// @param imag their imaginary parts; 0 where an eigenvalue is real
/// @param vectorsReal the real parts of the vectors, `[..., n, n]`; `null` from `eigvals`
/// @param vectorsImag their imaginary parts; `null` from `eigvals`
public record Eig(
        Tensor real,
        Tensor imag,
        @Nullable Tensor vectorsReal,
        @Nullable Tensor vectorsImag) {}
