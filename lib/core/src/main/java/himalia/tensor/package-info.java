/// Tensors and automatic differentiation: [himalia.tensor.Tensor] is where to start.
package himalia.tensor;
