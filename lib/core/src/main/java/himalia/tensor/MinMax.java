package himalia.tensor;

/// The smallest and the largest elements, found together.
///
/// ```java
/// tensor("[3., 1., 2.]").aminmax().max()   // tensor(3.)
/// ```
///
/// @param min the smallest
/// @param max the largest
public record MinMax(Tensor min, Tensor max) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types.aminmax(\nmin=" + min + ",\nmax=" + max + ")";
    }
}
