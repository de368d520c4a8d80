/// Loops over arrays that do the arithmetic of [himalia.tensor.Tensor] on the processor; nothing here knows what a
/// tensor is.
///
/// Loops of vectors (`VectorMath`, `VectorSums`, `VectorGemm`, `DirectGemm`) have plain twins (`FloatFormulas`,
/// `LaneSums`, `LoopGemm`) that give the same bits: `Vectors` says which of them is the faster one by now. Where the
/// JVM has no Vector API, the functions of `FloatMath` are loops that the compiler vectorises by itself.
package himalia.tensor.cpu;
