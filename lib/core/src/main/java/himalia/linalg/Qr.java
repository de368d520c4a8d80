package himalia.linalg;

import himalia.tensor.Tensor;

/// `Q R`: the QR decomposition.
///
/// @param q orthonormal columns
/// @param r an upper triangle
public record Qr(Tensor q, Tensor r) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types.linalg_qr(\nQ=" + q + ",\nR=" + r + ")";
    }
}
