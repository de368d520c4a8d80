/// Loops over arrays that do the arithmetic of [himalia.tensor.Tensor]; nothing here knows what a tensor is.
package himalia.tensor.cpu;
