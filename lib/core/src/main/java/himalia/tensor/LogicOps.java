package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;

/// Comparisons, truth, bits and tests of the elements; everybody calls them on [Tensor].
///
/// Results are bool and have no gradient. `bitwiseAnd`, `bitwiseOr`, `bitwiseNot` are Python's `&`, `|`, `~` of masks.
///
/// ```java
/// Tensor x = tensor("[1., 4., 7.]");
/// x.gt(2).logicalAnd(x.lt(5))   // tensor([False,  True, False])
/// x.isfinite().all()            // tensor(True)
/// ```
public sealed interface LogicOps permits Tensor {
    // ---- comparisons ------------------------------------------------------------------------------------------------

    /// Where `this > other`, as bool.
    default Tensor gt(Tensor other) {
        return Arithmetic.compare(BinaryKernel.GT, self(), other);
    }

    /// Where `this > other`, as bool.
    default Tensor gt(double other) {
        return gt(self().whole(other));
    }

    /// `this > other`; see [#gt(Tensor)].
    default Tensor greater(Tensor other) {
        return gt(other);
    }

    /// `this > other`; see [#gt(double)].
    default Tensor greater(double other) {
        return gt(other);
    }

    /// Where `this >= other`, as bool.
    default Tensor ge(Tensor other) {
        return Arithmetic.compare(BinaryKernel.GE, self(), other);
    }

    /// Where `this >= other`, as bool.
    default Tensor ge(double other) {
        return ge(self().whole(other));
    }

    /// `this >= other`; see [#ge(Tensor)].
    default Tensor greaterEqual(Tensor other) {
        return ge(other);
    }

    /// `this >= other`; see [#ge(double)].
    default Tensor greaterEqual(double other) {
        return ge(other);
    }

    /// Where `this < other`, as bool.
    default Tensor lt(Tensor other) {
        return Arithmetic.compare(BinaryKernel.LT, self(), other);
    }

    /// Where `this < other`, as bool.
    default Tensor lt(double other) {
        return lt(self().whole(other));
    }

    /// `this < other`; see [#lt(Tensor)].
    default Tensor less(Tensor other) {
        return lt(other);
    }

    /// `this < other`; see [#lt(double)].
    default Tensor less(double other) {
        return lt(other);
    }

    /// Where `this <= other`, as bool.
    default Tensor le(Tensor other) {
        return Arithmetic.compare(BinaryKernel.LE, self(), other);
    }

    /// Where `this <= other`, as bool.
    default Tensor le(double other) {
        return le(self().whole(other));
    }

    /// `this <= other`; see [#le(Tensor)].
    default Tensor lessEqual(Tensor other) {
        return le(other);
    }

    /// `this <= other`; see [#le(double)].
    default Tensor lessEqual(double other) {
        return le(other);
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

    /// `this != other`; see [#ne(Tensor)].
    default Tensor notEqual(Tensor other) {
        return ne(other);
    }

    /// `this != other`; see [#ne(double)].
    default Tensor notEqual(double other) {
        return ne(other);
    }

    /// Whether both have the same shape and elements.
    default boolean equal(Tensor other) {
        return self().shape().equals(other.shape()) && eq(other).sum().item() == self().numel();
    }

    /// Where both are almost equal: `|this - other| <= 1e-8 + 1e-5 |other|`.
    default Tensor isclose(Tensor other) {
        return isclose(other, 1e-5, 1e-8, false);
    }

    /// Where `|this - other| <= atol + rtol |other|`.
    default Tensor isclose(Tensor other, double rtol, double atol) {
        return isclose(other, rtol, atol, false);
    }

    /// Where `|this - other| <= atol + rtol |other|`; `equalNan` lets nan equal nan.
    ///
    /// @throws IllegalArgumentException if the types differ
    default Tensor isclose(Tensor other, double rtol, double atol, boolean equalNan) {
        return Logic.isclose(self(), other, rtol, atol, equalNan);
    }

    /// Whether all elements are almost equal; see [#isclose(Tensor)].
    default boolean allclose(Tensor other) {
        return allclose(other, 1e-5, 1e-8, false);
    }

    /// Whether `|this - other| <= atol + rtol |other|` everywhere.
    default boolean allclose(Tensor other, double rtol, double atol) {
        return allclose(other, rtol, atol, false);
    }

    /// Whether `|this - other| <= atol + rtol |other|` everywhere; `equalNan` lets nan equal nan.
    default boolean allclose(Tensor other, double rtol, double atol, boolean equalNan) {
        return isclose(other, rtol, atol, equalNan).all().item() != 0;
    }

    /// Where this is one of the elements.
    default Tensor isin(Tensor elements) {
        return Logic.isin(self(), elements);
    }

    /// Where this is one of the elements, or with `invert` none of them.
    default Tensor isin(Tensor elements, boolean invert) {
        return invert ? isin(elements).logicalNot() : isin(elements);
    }

    // ---- truth ------------------------------------------------------------------------------------------------------

    /// Where both are true; everything but 0 is.
    default Tensor logicalAnd(Tensor other) {
        return Logic.logical("logical_and", self(), other, BinaryKernel.AND);
    }

    /// Where one or both are true.
    default Tensor logicalOr(Tensor other) {
        return Logic.logical("logical_or", self(), other, BinaryKernel.OR);
    }

    /// Where exactly one is true.
    default Tensor logicalXor(Tensor other) {
        return Logic.logical("logical_xor", self(), other, BinaryKernel.XOR);
    }

    /// Where this is 0 or false.
    default Tensor logicalNot() {
        return Logic.not(self());
    }

    /// Whether all elements are true; so it is for none.
    default Tensor all() {
        return Logic.all(self(), new int[0], false);
    }

    /// Whether all elements along a dimension are true.
    default Tensor all(int dim) {
        return all(dim, false);
    }

    /// Whether all elements along a dimension are true; it disappears or stays as size 1.
    default Tensor all(int dim, boolean keepdim) {
        return Logic.all(self(), new int[] {dim}, keepdim);
    }

    /// Whether all elements along several dimensions are true.
    default Tensor all(int[] dims, boolean keepdim) {
        return Logic.all(self(), dims, keepdim);
    }

    /// Whether any element is true.
    default Tensor any() {
        return Logic.any(self(), new int[0], false);
    }

    /// Whether any element along a dimension is true.
    default Tensor any(int dim) {
        return any(dim, false);
    }

    /// Whether any element along a dimension is true; it disappears or stays as size 1.
    default Tensor any(int dim, boolean keepdim) {
        return Logic.any(self(), new int[] {dim}, keepdim);
    }

    /// Whether any element along several dimensions is true.
    default Tensor any(int[] dims, boolean keepdim) {
        return Logic.any(self(), dims, keepdim);
    }

    // ---- bits -------------------------------------------------------------------------------------------------------

    /// Bits set in both; for bools Python's `&`.
    ///
    /// @throws IllegalArgumentException for real numbers
    default Tensor bitwiseAnd(Tensor other) {
        return Logic.bits("bitwise_and", self(), other, (a, b) -> a & b);
    }

    /// Bits set in both.
    default Tensor bitwiseAnd(long other) {
        return bitwiseAnd(Tensor.number(other));
    }

    /// Bits set in one or both; for bools Python's `|`.
    ///
    /// @throws IllegalArgumentException for real numbers
    default Tensor bitwiseOr(Tensor other) {
        return Logic.bits("bitwise_or", self(), other, (a, b) -> a | b);
    }

    /// Bits set in one or both.
    default Tensor bitwiseOr(long other) {
        return bitwiseOr(Tensor.number(other));
    }

    /// Bits set in exactly one; for bools Python's `^`.
    ///
    /// @throws IllegalArgumentException for real numbers
    default Tensor bitwiseXor(Tensor other) {
        return Logic.bits("bitwise_xor", self(), other, (a, b) -> a ^ b);
    }

    /// Bits set in exactly one.
    default Tensor bitwiseXor(long other) {
        return bitwiseXor(Tensor.number(other));
    }

    /// Every bit turned around; for bools Python's `~`, which inverts a mask.
    ///
    /// @throws IllegalArgumentException for real numbers
    default Tensor bitwiseNot() {
        return Logic.bitwiseNot(self());
    }

    /// Bits moved up, `this * 2^other`: Python's `<<`.
    default Tensor bitwiseLeftShift(Tensor other) {
        return Logic.shift("lshift", self(), other, true);
    }

    /// Bits moved up, `this * 2^other`.
    default Tensor bitwiseLeftShift(long other) {
        return bitwiseLeftShift(Tensor.number(other));
    }

    /// Bits moved down, `this / 2^other` rounded down: Python's `>>`.
    default Tensor bitwiseRightShift(Tensor other) {
        return Logic.shift("rshift", self(), other, false);
    }

    /// Bits moved down, `this / 2^other` rounded down.
    default Tensor bitwiseRightShift(long other) {
        return bitwiseRightShift(Tensor.number(other));
    }

    // ---- tests of every element -------------------------------------------------------------------------------------

    /// Where this is not a number.
    default Tensor isnan() {
        return Logic.isnan(self());
    }

    /// Where this is infinite.
    default Tensor isinf() {
        return Logic.isinf(self());
    }

    /// Where this is neither infinite nor nan.
    default Tensor isfinite() {
        return Logic.isfinite(self());
    }

    /// Where this is +inf.
    default Tensor isposinf() {
        return Pointwise.test(self(), v -> v == Double.POSITIVE_INFINITY);
    }

    /// Where this is -inf.
    default Tensor isneginf() {
        return Pointwise.test(self(), v -> v == Double.NEGATIVE_INFINITY);
    }

    /// Where this has no imaginary part: everywhere, because there are no complex numbers here.
    default Tensor isreal() {
        return Pointwise.test(self(), v -> true);
    }

    /// Where the sign is minus, also that of -0.
    default Tensor signbit() {
        return Pointwise.test(self(), v -> v < 0 || v == 0 && 1 / v < 0);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
