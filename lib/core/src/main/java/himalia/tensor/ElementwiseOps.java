package himalia.tensor;

/// Arithmetic and functions of every element; everybody calls them on [Tensor].
///
/// Operands broadcast and meet in one type. Whole numbers become float32 where a result has a fraction; where it has
/// none (sums, rounding, remainders, extremes) they stay what they are. Every function that changes smoothly has a
/// gradient. PyTorch's second names (`multiply`, `arcsin`) stand behind the first ones.
///
/// ```java
/// tensor("[1., 2.]").mul(3).add(1)             // tensor([4., 7.])
/// tensor("[1.5, 2.5, -1.5]").round()           // tensor([ 2.,  2., -2.])
/// tensor("[-1, 5]").remainder(3)               // tensor([2, 2])
/// tensor("[-2., 0.5, 3.]").clamp(-1, 1)        // tensor([-1.0000,  0.5000,  1.0000])
/// tensor("[1., 2.]").log2()                    // tensor([0., 1.])
/// ```
public sealed interface ElementwiseOps permits Tensor {
    // ---- arithmetic -------------------------------------------------------------------------------------------------

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

    /// `this + alpha * other`.
    default Tensor add(Tensor other, double alpha) {
        return add(Blends.scaled(self(), other, alpha));
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

    /// `this - alpha * other`.
    default Tensor sub(Tensor other, double alpha) {
        return sub(Blends.scaled(self(), other, alpha));
    }

    /// `this - other`; see [#sub(Tensor)].
    default Tensor subtract(Tensor other) {
        return sub(other);
    }

    /// `this - other`; see [#sub(double)].
    default Tensor subtract(double other) {
        return sub(self().whole(other));
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

    /// `this * other`, element by element; see [Tensor#matmul(Tensor)] for the matrix product.
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

    /// `this * other`; see [#mul(Tensor)].
    default Tensor multiply(Tensor other) {
        return mul(other);
    }

    /// `this * other`; whole tensors stay whole if the number is.
    default Tensor multiply(double other) {
        return mul(self().whole(other));
    }

    /// `this / other`; whole numbers divide to float32.
    default Tensor div(Tensor other) {
        return Arithmetic.div(self(), other);
    }

    /// `this / other`; whole numbers divide to float32.
    default Tensor div(double other) {
        return Arithmetic.div(self(), Tensor.number(other));
    }

    /// `this / other`, rounded down with `floor`, towards 0 with `trunc`; whole tensors stay whole.
    ///
    /// @throws ArithmeticException if whole numbers are divided by 0
    default Tensor div(Tensor other, String roundingMode) {
        return Rounding.div(self(), other, roundingMode);
    }

    /// `this / other`, rounded down with `floor`, towards 0 with `trunc`.
    default Tensor div(double other, String roundingMode) {
        return Rounding.div(self(), Tensor.number(other), roundingMode);
    }

    /// `this / other`, rounded down with `floor`, towards 0 with `trunc`; whole tensors stay whole.
    default Tensor div(long other, String roundingMode) {
        return Rounding.div(self(), Tensor.number(other), roundingMode);
    }

    /// `this / other`; see [#div(Tensor)].
    default Tensor divide(Tensor other) {
        return div(other);
    }

    /// `this / other`; see [#div(double)].
    default Tensor divide(double other) {
        return div(other);
    }

    /// `this / other`; see [#div(Tensor)].
    default Tensor trueDivide(Tensor other) {
        return div(other);
    }

    /// `this / other`; see [#div(double)].
    default Tensor trueDivide(double other) {
        return div(other);
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

    /// `-x`; see [#neg()].
    default Tensor negative() {
        return neg();
    }

    /// The tensor itself: Python's `+x`.
    default Tensor positive() {
        Pointwise.checkNumbers("positive", self().dtype());
        return self();
    }

    /// The distance from 0.
    default Tensor abs() {
        return Arithmetic.abs(self());
    }

    /// `|x|`; see [#abs()].
    default Tensor absolute() {
        return abs();
    }

    /// `this / other` rounded down; whole tensors stay whole.
    ///
    /// @throws ArithmeticException if whole numbers are divided by 0
    default Tensor floorDivide(Tensor other) {
        return Rounding.div(self(), other, "floor");
    }

    /// `this / other` rounded down.
    default Tensor floorDivide(double other) {
        return Rounding.div(self(), Tensor.number(other), "floor");
    }

    /// `this / other` rounded down; whole tensors stay whole.
    default Tensor floorDivide(long other) {
        return Rounding.div(self(), Tensor.number(other), "floor");
    }

    /// The rest of [#floorDivide(Tensor)]; it has the sign of `other`, as Python's `%`: `-1` by `3` leaves `2`.
    ///
    /// @throws ArithmeticException if whole numbers are divided by 0
    default Tensor remainder(Tensor other) {
        return Rounding.remainder(self(), other);
    }

    /// The rest of [#floorDivide(double)]; it has the sign of `other`.
    default Tensor remainder(double other) {
        return Rounding.remainder(self(), Tensor.number(other));
    }

    /// The rest of [#floorDivide(long)], with the sign of `other`; whole tensors stay whole.
    default Tensor remainder(long other) {
        return Rounding.remainder(self(), Tensor.number(other));
    }

    /// The rest of division rounded towards 0; it has the sign of `this`, as Java's `%`: `-1` by `3` leaves `-1`.
    ///
    /// @throws ArithmeticException if whole numbers are divided by 0
    default Tensor fmod(Tensor other) {
        return Rounding.fmod(self(), other);
    }

    /// The rest of division rounded towards 0; it has the sign of `this`.
    default Tensor fmod(double other) {
        return Rounding.fmod(self(), Tensor.number(other));
    }

    /// The rest of division rounded towards 0, with the sign of `this`; whole tensors stay whole.
    default Tensor fmod(long other) {
        return Rounding.fmod(self(), Tensor.number(other));
    }

    /// The greatest whole number that divides both; 0 if both are 0.
    ///
    /// @throws IllegalArgumentException for real numbers
    default Tensor gcd(Tensor other) {
        return Functions.gcd(self(), other);
    }

    /// The least whole number that both divide.
    ///
    /// @throws IllegalArgumentException for real numbers
    default Tensor lcm(Tensor other) {
        return Functions.lcm(self(), other);
    }

    /// `this + value * a * b`.
    default Tensor addcmul(Tensor a, Tensor b, double value) {
        return Blends.addcmul(self(), a, b, value);
    }

    /// `this + a * b`.
    default Tensor addcmul(Tensor a, Tensor b) {
        return Blends.addcmul(self(), a, b, 1);
    }

    /// `this + value * a / b`.
    default Tensor addcdiv(Tensor a, Tensor b, double value) {
        return Blends.addcdiv(self(), a, b, value);
    }

    /// `this + a / b`.
    default Tensor addcdiv(Tensor a, Tensor b) {
        return Blends.addcdiv(self(), a, b, 1);
    }

    /// `this + weight * (end - this)`: a point on the way from one tensor to another.
    default Tensor lerp(Tensor end, double weight) {
        return Blends.lerp(self(), end, Tensor.number(weight));
    }

    /// `this + weight * (end - this)`, with a weight for every element.
    default Tensor lerp(Tensor end, Tensor weight) {
        return Blends.lerp(self(), end, weight);
    }

    // ---- extremes and bounds ----------------------------------------------------------------------------------------

    /// The larger of the two; `nan` if there is one.
    default Tensor maximum(Tensor other) {
        return Extremes.maximum(self(), other);
    }

    /// The smaller of the two; `nan` if there is one.
    default Tensor minimum(Tensor other) {
        return Extremes.minimum(self(), other);
    }

    /// The larger of the two; a number wins over `nan`.
    default Tensor fmax(Tensor other) {
        return Extremes.fmax(self(), other);
    }

    /// The smaller of the two; a number wins over `nan`.
    default Tensor fmin(Tensor other) {
        return Extremes.fmin(self(), other);
    }

    /// Everything below `min` becomes `min`, above `max` becomes `max`; there the gradient is 0.
    default Tensor clamp(double min, double max) {
        return Extremes.clamp(self(), Tensor.number(min), Tensor.number(max));
    }

    /// The same with whole bounds, between which whole tensors stay whole.
    default Tensor clamp(long min, long max) {
        return Extremes.clamp(self(), Tensor.number(min), Tensor.number(max));
    }

    /// Bounds for every element; `null` for none.
    ///
    /// @throws IllegalArgumentException if both bounds are `null`
    default Tensor clamp(Tensor min, Tensor max) {
        return Extremes.clamp(self(), min, max);
    }

    /// Everything below `min` becomes `min`.
    default Tensor clampMin(double min) {
        return Extremes.clamp(self(), Tensor.number(min), null);
    }

    /// Everything below `min` becomes `min`; whole tensors stay whole.
    default Tensor clampMin(long min) {
        return Extremes.clamp(self(), Tensor.number(min), null);
    }

    /// Everything above `max` becomes `max`.
    default Tensor clampMax(double max) {
        return Extremes.clamp(self(), null, Tensor.number(max));
    }

    /// Everything above `max` becomes `max`; whole tensors stay whole.
    default Tensor clampMax(long max) {
        return Extremes.clamp(self(), null, Tensor.number(max));
    }

    /// The same as [#clamp(double, double)].
    default Tensor clip(double min, double max) {
        return clamp(min, max);
    }

    /// The same as [#clamp(long, long)].
    default Tensor clip(long min, long max) {
        return clamp(min, max);
    }

    /// `nan` becomes 0, the infinities the largest and smallest number of the type.
    default Tensor nanToNum() {
        return Extremes.nanToNum(self(), 0, null, null);
    }

    /// `nan` and the infinities become these numbers.
    default Tensor nanToNum(double nan, double posinf, double neginf) {
        return Extremes.nanToNum(self(), nan, posinf, neginf);
    }

    /// `nan` becomes this number, the infinities the largest and smallest number of the type.
    default Tensor nanToNum(double nan) {
        return Extremes.nanToNum(self(), nan, null, null);
    }

    /// `nan` and the infinities become these numbers; `null` for the largest and smallest of the type.
    default Tensor nanToNum(double nan, Double posinf, Double neginf) {
        return Extremes.nanToNum(self(), nan, posinf, neginf);
    }

    // ---- rounding and sign ------------------------------------------------------------------------------------------

    /// To the nearest whole number; halves go to the even one: 2.5 becomes 2.
    default Tensor round() {
        return Rounding.round(self());
    }

    /// To so many decimals; negative ones round to tens, hundreds, ...
    default Tensor round(int decimals) {
        return Rounding.round(self(), decimals);
    }

    /// Down to a whole number.
    default Tensor floor() {
        return Rounding.floor(self());
    }

    /// Up to a whole number.
    default Tensor ceil() {
        return Rounding.ceil(self());
    }

    /// Towards 0 to a whole number.
    default Tensor trunc() {
        return Rounding.trunc(self());
    }

    /// Towards 0 to a whole number; see [#trunc()].
    default Tensor fix() {
        return trunc();
    }

    /// What [#trunc()] cuts off.
    default Tensor frac() {
        return Rounding.frac(self());
    }

    /// 1, 0 or -1.
    default Tensor sign() {
        return Rounding.sign(self());
    }

    /// 1, 0 or -1; see [#sign()].
    default Tensor sgn() {
        return sign();
    }

    /// The size of `this` with the sign of `other`.
    default Tensor copysign(Tensor other) {
        return Blends.copysign(self(), other);
    }

    /// 0 where `this` is negative, 1 where positive, `values` where it is 0.
    default Tensor heaviside(Tensor values) {
        return Blends.heaviside(self(), values);
    }

    // ---- powers and logarithms --------------------------------------------------------------------------------------

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

    /// `x * x`.
    default Tensor square() {
        return pow(2L);
    }

    /// `1 / x`.
    default Tensor reciprocal() {
        return Functions.reciprocal(self());
    }

    /// `1 / sqrt(x)`.
    default Tensor rsqrt() {
        return Functions.rsqrt(self());
    }

    /// `2^x`.
    default Tensor exp2() {
        return Functions.exp2(self());
    }

    /// `e^x - 1`, exact near 0.
    default Tensor expm1() {
        return Functions.expm1(self());
    }

    /// The logarithm to base 2.
    default Tensor log2() {
        return Functions.log2(self());
    }

    /// The logarithm to base 10.
    default Tensor log10() {
        return Functions.log10(self());
    }

    /// `log(1 + x)`, exact near 0.
    default Tensor log1p() {
        return Functions.log1p(self());
    }

    /// `log(e^this + e^other)` without overflow.
    default Tensor logaddexp(Tensor other) {
        return Blends.logaddexp(self(), other);
    }

    /// `log2(2^this + 2^other)` without overflow.
    default Tensor logaddexp2(Tensor other) {
        return Blends.logaddexp2(self(), other);
    }

    /// `this * log(other)`, and 0 where `this` is 0.
    default Tensor xlogy(Tensor other) {
        return Blends.xlogy(self(), other);
    }

    /// `log(x / (1 - x))`, the inverse of the sigmoid.
    default Tensor logit() {
        return Functions.logit(self());
    }

    /// `log(x / (1 - x))` of x kept within `eps` and `1 - eps`.
    default Tensor logit(double eps) {
        return Functions.logit(self(), eps);
    }

    /// `this` to the power of `exponent`, computed in float64.
    default Tensor floatPower(double exponent) {
        return self().toDouble().pow(exponent);
    }

    /// `this` to the power of `exponent`, computed in float64.
    default Tensor floatPower(Tensor exponent) {
        return self().toDouble().pow(exponent.toDouble());
    }

    /// `this * 2^exponent`.
    default Tensor ldexp(Tensor exponent) {
        return mul(Tensor.tensor(2.0).pow(exponent));
    }

    // ---- angles -----------------------------------------------------------------------------------------------------

    /// The sine of an angle in radians.
    default Tensor sin() {
        return Trigonometry.sin(self());
    }

    /// The cosine of an angle in radians.
    default Tensor cos() {
        return Trigonometry.cos(self());
    }

    /// The tangent of an angle in radians.
    default Tensor tan() {
        return Trigonometry.tan(self());
    }

    /// The angle of a sine, from -π/2 to π/2.
    default Tensor asin() {
        return Trigonometry.asin(self());
    }

    /// The angle of a sine; see [#asin()].
    default Tensor arcsin() {
        return asin();
    }

    /// The angle of a cosine, from 0 to π.
    default Tensor acos() {
        return Trigonometry.acos(self());
    }

    /// The angle of a cosine; see [#acos()].
    default Tensor arccos() {
        return acos();
    }

    /// The angle of a tangent, from -π/2 to π/2.
    default Tensor atan() {
        return Trigonometry.atan(self());
    }

    /// The angle of a tangent; see [#atan()].
    default Tensor arctan() {
        return atan();
    }

    /// The angle of the point `(x, this)`, from -π to π.
    default Tensor atan2(Tensor x) {
        return Trigonometry.atan2(self(), x);
    }

    /// The angle of the point `(x, this)`; see [#atan2(Tensor)].
    default Tensor arctan2(Tensor x) {
        return atan2(x);
    }

    /// The hyperbolic sine.
    default Tensor sinh() {
        return Trigonometry.sinh(self());
    }

    /// The hyperbolic cosine.
    default Tensor cosh() {
        return Trigonometry.cosh(self());
    }

    /// The inverse of the hyperbolic sine.
    default Tensor asinh() {
        return Trigonometry.asinh(self());
    }

    /// The inverse of the hyperbolic sine; see [#asinh()].
    default Tensor arcsinh() {
        return asinh();
    }

    /// The inverse of the hyperbolic cosine.
    default Tensor acosh() {
        return Trigonometry.acosh(self());
    }

    /// The inverse of the hyperbolic cosine; see [#acosh()].
    default Tensor arccosh() {
        return acosh();
    }

    /// The inverse of the hyperbolic tangent.
    default Tensor atanh() {
        return Trigonometry.atanh(self());
    }

    /// The inverse of the hyperbolic tangent; see [#atanh()].
    default Tensor arctanh() {
        return atanh();
    }

    /// `sin(πx) / (πx)`, and 1 at 0.
    default Tensor sinc() {
        return Trigonometry.sinc(self());
    }

    /// The longest side of a right triangle, `sqrt(this² + other²)`, without overflow.
    default Tensor hypot(Tensor other) {
        return Trigonometry.hypot(self(), other);
    }

    /// Degrees as radians.
    default Tensor deg2rad() {
        return mul(Math.PI / 180);
    }

    /// Radians as degrees.
    default Tensor rad2deg() {
        return mul(180 / Math.PI);
    }

    // ---- special functions ------------------------------------------------------------------------------------------

    /// The error function: how much of the bell curve lies within x of its middle.
    default Tensor erf() {
        return Functions.erf(self());
    }

    /// `1 - erf(x)`, exact for large x.
    default Tensor erfc() {
        return Functions.erfc(self());
    }

    /// The inverse of [#erf()], for x between -1 and 1.
    default Tensor erfinv() {
        return Functions.erfinv(self());
    }

    /// The logarithm of the absolute gamma function; `lgamma(n + 1)` is the logarithm of n factorial.
    default Tensor lgamma() {
        return Functions.lgamma(self());
    }

    /// The logarithm of the gamma function of `p` dimensions.
    default Tensor mvlgamma(int p) {
        return Functions.mvlgamma(self(), p);
    }

    /// The slope of [#lgamma()].
    default Tensor digamma() {
        return Functions.digamma(self());
    }

    /// The n-th slope of [#digamma()].
    default Tensor polygamma(int n) {
        return Functions.polygamma(n, self());
    }

    /// The modified Bessel function of order 0.
    default Tensor i0() {
        return Functions.i0(self());
    }

    /// `-x log(x)`, 0 at 0: what each probability adds to the entropy.
    default Tensor entr() {
        return Functions.entr(self());
    }

    /// How much of the bell curve lies below x: `(1 + erf(x / √2)) / 2`.
    default Tensor ndtr() {
        return mul(-Math.sqrt(0.5)).erfc().mul(0.5);
    }

    /// The next number that the type can hold, from this towards `other`. No gradient.
    default Tensor nextafter(Tensor other) {
        return Functions.nextafter(self(), other);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
