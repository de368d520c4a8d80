package himalia.linalg;

import himalia.tensor.Tensor;

/// The answer to `A X = B` where no `X` may fit exactly.
///
/// @param solution the shortest `X` for which `|A X - B|` is smallest
/// @param residuals the sums of the squares of `A X - B`, column by column; empty unless `A` has more rows than columns
/// and all of those count
/// @param rank how many columns of `A` do not depend on each other
/// @param singularValues empty, as PyTorch's standard driver leaves them; [Linalg#svdvals(Tensor)] gives them
public record Lstsq(Tensor solution, Tensor residuals, Tensor rank, Tensor singularValues) {
    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "torch.return_types.linalg_lstsq(\nsolution=" + solution + ",\nresiduals=" + residuals + ",\nrank="
                + rank + ",\nsingular_values=" + singularValues + ")";
    }
}
