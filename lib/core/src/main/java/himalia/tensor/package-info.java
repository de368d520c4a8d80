/// Tensors and automatic differentiation: [himalia.tensor.Tensor] is where to start.
///
/// `Tensor` names everything in lines of one call each: what is called without a tensor itself, what is called on one
/// through an interface for each family (`ElementwiseOps`, `ReduceOps`, `ShapeOps` ...), which the table in its
/// documentation lists. Each line calls a small class of this package that does the work, forward and backward side by
/// side (`Functions`, `Statistics`, `Reordering` ...). [himalia.tensor.Autograd] and [himalia.tensor.Node] remember and
/// go back; loops over elements are those of the `cpu` package.
package himalia.tensor;
