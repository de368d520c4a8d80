package himalia.tensor;

/// The extremes along a dimension and where they are.
///
/// ```java
/// tensor("[[1., 2.], [3., 4.]]").max(0).values()    // tensor([3., 4.])
/// tensor("[[1., 2.], [3., 4.]]").max(0).indices()   // tensor([1, 1])
/// ```
///
/// @param operation what found them, for example `max`
/// @param values the values themselves
/// @param indices int64 places along the dimension
public record ValuesAndIndices(String operation, Tensor values, Tensor indices) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types." + operation + "(\nvalues=" + values + ",\nindices=" + indices + ")";
    }
}
