package himalia.tensor;

/// PyTorch's second names of operations, for lines that are copied from a lecture; everybody calls them on [Tensor].
///
/// | second name | does the same as |
/// |---|---|
/// | `absolute` `negative` `positive` `fix` `sgn` | `abs` `neg` the tensor itself `trunc` `sign` |
/// | `subtract` `multiply` `divide` `trueDivide` | `sub` `mul` `div` `div` |
/// | `greater` `greaterEqual` `less` `lessEqual` `notEqual` | `gt` `ge` `lt` `le` `ne` |
/// | `arcsin` `arccos` `arctan` `arcsinh` `arccosh` `arctanh` `arctan2` | `asin` and so on |
/// | `moveaxis` `swapdims` `ger` | `movedim` `swapaxes` `outer` |
///
/// ```java
/// tensor("[1., 2.]").multiply(3)           // tensor([3., 6.])
/// tensor("[1, 5]").greater(tensor(2))      // tensor([False,  True])
/// ```
public sealed interface SecondNames permits Tensor {
    /// `|x|`; see [Tensor#abs()].
    default Tensor absolute() {
        return self().abs();
    }

    /// `-x`; see [Tensor#neg()].
    default Tensor negative() {
        return self().neg();
    }

    /// The tensor itself: Python's `+x`.
    default Tensor positive() {
        return self();
    }

    /// Towards 0 to a whole number; see [Tensor#trunc()].
    default Tensor fix() {
        return self().trunc();
    }

    /// 1, 0 or -1; see [Tensor#sign()].
    default Tensor sgn() {
        return self().sign();
    }

    /// `this - other`; see [Tensor#sub(Tensor)].
    default Tensor subtract(Tensor other) {
        return self().sub(other);
    }

    /// `this - other`; see [Tensor#sub(double)].
    default Tensor subtract(double other) {
        return self().sub(self().whole(other));
    }

    /// `other - this`: Python's `1 - x`.
    default Tensor rsub(Tensor other) {
        return other.sub(self());
    }

    /// `other - this`: Python's `1.5 - x`.
    default Tensor rsub(double other) {
        return Arithmetic.rsub(Tensor.number(other), self());
    }

    /// `other - this`: Python's `1 - x`; whole tensors stay whole.
    default Tensor rsub(long other) {
        return Arithmetic.rsub(Tensor.number(other), self());
    }

    /// `this * other`; see [Tensor#mul(Tensor)].
    default Tensor multiply(Tensor other) {
        return self().mul(other);
    }

    /// `this * other`; whole tensors stay whole if the number is.
    default Tensor multiply(double other) {
        return self().mul(self().whole(other));
    }

    /// `this / other`; see [Tensor#div(Tensor)].
    default Tensor divide(Tensor other) {
        return self().div(other);
    }

    /// `this / other`; see [Tensor#div(double)].
    default Tensor divide(double other) {
        return self().div(other);
    }

    /// `this / other`; see [Tensor#div(Tensor)].
    default Tensor trueDivide(Tensor other) {
        return self().div(other);
    }

    /// `this / other`; see [Tensor#div(double)].
    default Tensor trueDivide(double other) {
        return self().div(other);
    }

    // ---- comparison -------------------------------------------------------------------------------------------------

    /// `this > other`; see [Tensor#gt(Tensor)].
    default Tensor greater(Tensor other) {
        return self().gt(other);
    }

    /// `this > other`; see [Tensor#gt(double)].
    default Tensor greater(double other) {
        return self().gt(other);
    }

    /// `this >= other`; see [Tensor#ge(Tensor)].
    default Tensor greaterEqual(Tensor other) {
        return self().ge(other);
    }

    /// `this >= other`; see [Tensor#ge(double)].
    default Tensor greaterEqual(double other) {
        return self().ge(other);
    }

    /// `this < other`; see [Tensor#lt(Tensor)].
    default Tensor less(Tensor other) {
        return self().lt(other);
    }

    /// `this < other`; see [Tensor#lt(double)].
    default Tensor less(double other) {
        return self().lt(other);
    }

    /// `this <= other`; see [Tensor#le(Tensor)].
    default Tensor lessEqual(Tensor other) {
        return self().le(other);
    }

    /// `this <= other`; see [Tensor#le(double)].
    default Tensor lessEqual(double other) {
        return self().le(other);
    }

    /// `this != other`; see [Tensor#ne(Tensor)].
    default Tensor notEqual(Tensor other) {
        return self().ne(other);
    }

    /// `this != other`; see [Tensor#ne(double)].
    default Tensor notEqual(double other) {
        return self().ne(other);
    }

    // ---- angles -----------------------------------------------------------------------------------------------------

    /// The angle of a sine; see [Tensor#asin()].
    default Tensor arcsin() {
        return self().asin();
    }

    /// The angle of a cosine; see [Tensor#acos()].
    default Tensor arccos() {
        return self().acos();
    }

    /// The angle of a tangent; see [Tensor#atan()].
    default Tensor arctan() {
        return self().atan();
    }

    /// The angle of the point `(x, this)`; see [Tensor#atan2(Tensor)].
    default Tensor arctan2(Tensor x) {
        return self().atan2(x);
    }

    /// The inverse of the hyperbolic sine; see [Tensor#asinh()].
    default Tensor arcsinh() {
        return self().asinh();
    }

    /// The inverse of the hyperbolic cosine; see [Tensor#acosh()].
    default Tensor arccosh() {
        return self().acosh();
    }

    /// The inverse of the hyperbolic tangent; see [Tensor#atanh()].
    default Tensor arctanh() {
        return self().atanh();
    }

    // ---- shapes -----------------------------------------------------------------------------------------------------

    /// One dimension moved to another place; see [Tensor#movedim(int, int)].
    default Tensor moveaxis(int source, int destination) {
        return self().movedim(source, destination);
    }

    /// Two dimensions swapped; see [Tensor#transpose(int, int)].
    default Tensor swapdims(int dim0, int dim1) {
        return self().transpose(dim0, dim1);
    }

    /// The products of all pairs of two vectors; see [Tensor#outer(Tensor)].
    default Tensor ger(Tensor other) {
        return self().outer(other);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
