package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;

/// What Python writes with a sign, `+ - * / ** @`, and the comparisons; everybody calls them on [Tensor].
///
/// ```java
/// tensor("[1., 2.]").mul(3).add(1)          // tensor([4., 7.])
/// tensor("[1., 2.]").gt(1)                  // tensor([False,  True])
/// ```
public sealed interface Operators permits Tensor {
    /// `this + other`.
    default Tensor add(Tensor other) {
        return Arithmetic.add(self(), other);
    }

    /// `this + other`.
    default Tensor add(double other) {
        return Arithmetic.add(self(), Tensor.number(other));
    }

    /// `this + other`; whole tensors stay whole.
    default Tensor add(long other) {
        return Arithmetic.add(self(), Tensor.number(other));
    }

    /// `this - other`.
    default Tensor sub(Tensor other) {
        return Arithmetic.sub(self(), other);
    }

    /// `this - other`.
    default Tensor sub(double other) {
        return Arithmetic.sub(self(), Tensor.number(other));
    }

    /// `this - other`; whole tensors stay whole.
    default Tensor sub(long other) {
        return Arithmetic.sub(self(), Tensor.number(other));
    }

    /// `this * other`, element by element; see [#matmul(Tensor)] for the matrix product.
    default Tensor mul(Tensor other) {
        return Arithmetic.mul(self(), other);
    }

    /// `this * other`.
    default Tensor mul(double other) {
        return Arithmetic.mul(self(), Tensor.number(other));
    }

    /// `this * other`; whole tensors stay whole.
    default Tensor mul(long other) {
        return Arithmetic.mul(self(), Tensor.number(other));
    }

    /// `this / other`; whole numbers divide to float32.
    default Tensor div(Tensor other) {
        return Arithmetic.div(self(), other);
    }

    /// `this / other`; whole numbers divide to float32.
    default Tensor div(double other) {
        return Arithmetic.div(self(), Tensor.number(other));
    }

    /// `this` to the power of `exponent`.
    default Tensor pow(Tensor exponent) {
        return Arithmetic.pow(self(), exponent);
    }

    /// `this` to the power of `exponent`.
    default Tensor pow(double exponent) {
        return Arithmetic.pow(self(), Tensor.number(exponent));
    }

    /// `this` to the power of `exponent`; whole tensors stay whole.
    default Tensor pow(long exponent) {
        return Arithmetic.pow(self(), Tensor.number(exponent));
    }

    /// `-this`.
    default Tensor neg() {
        return Arithmetic.neg(self());
    }

    /// The distance from 0.
    default Tensor abs() {
        return Arithmetic.abs(self());
    }

    /// `e^x`.
    default Tensor exp() {
        return Arithmetic.exp(self());
    }

    /// The natural logarithm; `-inf` at 0 and `nan` below.
    default Tensor log() {
        return Arithmetic.log(self());
    }

    /// The square root; `nan` below 0.
    default Tensor sqrt() {
        return Arithmetic.sqrt(self());
    }

    /// `1 / (1 + e^-x)`: squeezes every number into 0 to 1.
    default Tensor sigmoid() {
        return CoreActivations.SIGMOID.of(self());
    }

    /// Squeezes every number into -1 to 1.
    default Tensor tanh() {
        return CoreActivations.TANH.of(self());
    }

    /// `max(x, 0)`.
    default Tensor relu() {
        return CoreActivations.RELU.of(self());
    }

    /// The matrix product; vectors count as row on the left and as column on the right, leading sizes as a batch.
    ///
    /// **Shape** `[n, k] x [k, m] -> [n, m]`, `[k] x [k] -> []`, `[b, n, k] x [k, m] -> [b, n, m]`.
    ///
    /// @throws IllegalArgumentException if the inner sizes or the types differ
    default Tensor matmul(Tensor other) {
        return MatMul.matmul(self(), other);
    }

    /// `x Wᵀ + b` of matrices, in one operation.
    ///
    /// **Shape** x `[n, in]`, weight `[out, in]`, bias `[out]` or `null` -> `[n, out]`.
    ///
    /// @throws IllegalArgumentException if the inner sizes or the types differ
    default Tensor linear(Tensor weight, Tensor bias) {
        return MatMul.linear(self(), weight, bias);
    }

    /// A row for every number: 1 in the place of that number, 0 elsewhere, in int64.
    ///
    /// @param classes the length of a row
    /// @throws IllegalArgumentException if the numbers are not whole, or not from 0 to `classes - 1`
    default Tensor oneHot(int classes) {
        return Sequences.oneHot(self(), classes);
    }

    /// The same, with rows just long enough.
    default Tensor oneHot() {
        return Sequences.oneHot(self(), -1);
    }

    /// The lower triangle of a matrix, up to a diagonal; what lies above becomes 0.
    default Tensor tril(int diagonal) {
        return Triangles.part(self(), diagonal, true);
    }

    /// The lower triangle of a matrix.
    default Tensor tril() {
        return tril(0);
    }

    /// The upper triangle of a matrix, from a diagonal on; what lies below becomes 0.
    default Tensor triu(int diagonal) {
        return Triangles.part(self(), diagonal, false);
    }

    /// The upper triangle of a matrix.
    default Tensor triu() {
        return triu(0);
    }

    /// Where `this > other`, as bool.
    default Tensor gt(Tensor other) {
        return Arithmetic.compare(BinaryKernel.GT, self(), other);
    }

    /// Where `this > other`, as bool.
    default Tensor gt(double other) {
        return gt(self().whole(other));
    }

    /// Where `this >= other`, as bool.
    default Tensor ge(Tensor other) {
        return Arithmetic.compare(BinaryKernel.GE, self(), other);
    }

    /// Where `this >= other`, as bool.
    default Tensor ge(double other) {
        return ge(self().whole(other));
    }

    /// Where `this < other`, as bool.
    default Tensor lt(Tensor other) {
        return Arithmetic.compare(BinaryKernel.LT, self(), other);
    }

    /// Where `this < other`, as bool.
    default Tensor lt(double other) {
        return lt(self().whole(other));
    }

    /// Where `this <= other`, as bool.
    default Tensor le(Tensor other) {
        return Arithmetic.compare(BinaryKernel.LE, self(), other);
    }

    /// Where `this <= other`, as bool.
    default Tensor le(double other) {
        return le(self().whole(other));
    }

    /// Where both are equal, as bool; see [#equal(Tensor)] for one answer.
    default Tensor eq(Tensor other) {
        return Arithmetic.compare(BinaryKernel.EQ, self(), other);
    }

    /// Where this equals a number, as bool.
    default Tensor eq(double other) {
        return eq(self().whole(other));
    }

    /// Where both differ, as bool.
    default Tensor ne(Tensor other) {
        return Arithmetic.compare(BinaryKernel.NE, self(), other);
    }

    /// Where this differs from a number, as bool.
    default Tensor ne(double other) {
        return ne(self().whole(other));
    }

    /// Whether both have the same shape and elements.
    default boolean equal(Tensor other) {
        return self().shape().equals(other.shape()) && eq(other).sum().item() == self().numel();
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
