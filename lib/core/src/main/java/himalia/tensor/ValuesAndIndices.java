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
    /// The values (0) or the places (1), as PyTorch's `x.max(0)[0]`.
    ///
    /// @throws IndexOutOfBoundsException if it is another number
    public Tensor get(int part) {
        return switch (part) {
            case 0, -2 -> values;
            case 1, -1 -> indices;
            default ->
                throw new IndexOutOfBoundsException(operation + " gives values (0) and indices (1). Received: " + part);
        };
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types." + operation + "(\nvalues=" + values + ",\nindices=" + indices + ")";
    }
}
