package himalia.linalg;

import himalia.tensor.Tensor;

/// `Q R`: the QR decomposition.
///
/// @param q orthonormal columns
/// @param r an upper triangle
public record Qr(Tensor q, Tensor r) {}
