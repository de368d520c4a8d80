package himalia.tensor;

/// Powers, logarithms, angles and special functions of every element; everybody calls them on [Tensor].
///
/// Whole numbers become float32 first, real ones keep their type; every function has a gradient.
///
/// ```java
/// tensor("[1., 2.]").log2()   // tensor([0., 1.])
/// tensor("[0., 1.]").cos()    // tensor([1.0000, 0.5403])
/// ```
public sealed interface FunctionOps permits Tensor {
    /// `x * x`.
    default Tensor square() {
        return self().pow(2L);
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

    // ---- trigonometry -----------------------------------------------------------------------------------------------

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

    /// The angle of a cosine, from 0 to π.
    default Tensor acos() {
        return Trigonometry.acos(self());
    }

    /// The angle of a tangent, from -π/2 to π/2.
    default Tensor atan() {
        return Trigonometry.atan(self());
    }

    /// The angle of the point `(x, this)`, from -π to π.
    default Tensor atan2(Tensor x) {
        return Trigonometry.atan2(self(), x);
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

    /// The inverse of the hyperbolic cosine.
    default Tensor acosh() {
        return Trigonometry.acosh(self());
    }

    /// The inverse of the hyperbolic tangent.
    default Tensor atanh() {
        return Trigonometry.atanh(self());
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
        return self().mul(Math.PI / 180);
    }

    /// Radians as degrees.
    default Tensor rad2deg() {
        return self().mul(180 / Math.PI);
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

    /// The logarithm of the absolute gamma function; `lgamma(n + 1)` is the logarithm of n factorial.
    default Tensor lgamma() {
        return Functions.lgamma(self());
    }

    /// The slope of [#lgamma()].
    default Tensor digamma() {
        return Functions.digamma(self());
    }

    /// The n-th slope of [#digamma()].
    default Tensor polygamma(int n) {
        return Functions.polygamma(n, self());
    }

    /// The inverse of [#erf()], for x between -1 and 1.
    default Tensor erfinv() {
        return Functions.erfinv(self());
    }

    /// The modified Bessel function of order 0.
    default Tensor i0() {
        return Functions.i0(self());
    }

    /// `log2(2^this + 2^other)` without overflow.
    default Tensor logaddexp2(Tensor other) {
        return Blends.logaddexp2(self(), other);
    }

    /// `this` to the power of `exponent`, computed in float64.
    default Tensor floatPower(double exponent) {
        return self().toDouble().pow(exponent);
    }

    /// `this` to the power of `exponent`, computed in float64.
    default Tensor floatPower(Tensor exponent) {
        return self().toDouble().pow(exponent.toDouble());
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

    /// `this * 2^exponent`.
    default Tensor ldexp(Tensor exponent) {
        return self().mul(Tensor.tensor(2.0).pow(exponent));
    }

    /// The logarithm of the gamma function of `p` dimensions.
    default Tensor mvlgamma(int p) {
        return Functions.mvlgamma(self(), p);
    }

    /// `-x log(x)`, 0 at 0: what each probability adds to the entropy.
    default Tensor entr() {
        return Gathering.where(
                self().detach().eq(0),
                Tensor.zerosLike(self()),
                self().mul(self().log()).neg());
    }

    /// How much of the bell curve lies below x: `(1 + erf(x / √2)) / 2`.
    default Tensor ndtr() {
        return self().mul(-Math.sqrt(0.5)).erfc().mul(0.5);
    }

    /// The next number that the type can hold, from this towards `other`. No gradient.
    default Tensor nextafter(Tensor other) {
        return Functions.nextafter(self(), other);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
