package himalia.tensor;

import java.util.function.UnaryOperator;

/// More operations that change their tensor and return it: functions and second names, with an underscore at the end.
/// Everybody calls them on [Tensor]; the rules are those of [InPlaceOps].
///
/// ```java
/// tensor("[0., 1.]").expm1_()      // tensor([0.0000, 1.7183])
/// ```
public sealed interface InPlaceFunctions permits Tensor {
    /// `this = tan(this)`; see [Tensor#tan()].
    default Tensor tan_() {
        return become(Tensor::tan);
    }

    /// `this = sinh(this)`; see [Tensor#sinh()].
    default Tensor sinh_() {
        return become(Tensor::sinh);
    }

    /// `this = cosh(this)`; see [Tensor#cosh()].
    default Tensor cosh_() {
        return become(Tensor::cosh);
    }

    /// `this = asin(this)`; see [Tensor#asin()].
    default Tensor asin_() {
        return become(Tensor::asin);
    }

    /// `this = acos(this)`; see [Tensor#acos()].
    default Tensor acos_() {
        return become(Tensor::acos);
    }

    /// `this = atan(this)`; see [Tensor#atan()].
    default Tensor atan_() {
        return become(Tensor::atan);
    }

    /// `this = asinh(this)`; see [Tensor#asinh()].
    default Tensor asinh_() {
        return become(Tensor::asinh);
    }

    /// `this = acosh(this)`; see [Tensor#acosh()].
    default Tensor acosh_() {
        return become(Tensor::acosh);
    }

    /// `this = atanh(this)`; see [Tensor#atanh()].
    default Tensor atanh_() {
        return become(Tensor::atanh);
    }

    /// `this = exp2(this)`; see [Tensor#exp2()].
    default Tensor exp2_() {
        return become(Tensor::exp2);
    }

    /// `this = expm1(this)`; see [Tensor#expm1()].
    default Tensor expm1_() {
        return become(Tensor::expm1);
    }

    /// `this = log2(this)`; see [Tensor#log2()].
    default Tensor log2_() {
        return become(Tensor::log2);
    }

    /// `this = log10(this)`; see [Tensor#log10()].
    default Tensor log10_() {
        return become(Tensor::log10);
    }

    /// `this = log1p(this)`; see [Tensor#log1p()].
    default Tensor log1p_() {
        return become(Tensor::log1p);
    }

    /// `this = erf(this)`; see [Tensor#erf()].
    default Tensor erf_() {
        return become(Tensor::erf);
    }

    /// `this = erfc(this)`; see [Tensor#erfc()].
    default Tensor erfc_() {
        return become(Tensor::erfc);
    }

    /// `this = lgamma(this)`; see [Tensor#lgamma()].
    default Tensor lgamma_() {
        return become(Tensor::lgamma);
    }

    /// `this = digamma(this)`; see [Tensor#digamma()].
    default Tensor digamma_() {
        return become(Tensor::digamma);
    }

    /// `this = logit(this)`; see [Tensor#logit()].
    default Tensor logit_() {
        return become(Tensor::logit);
    }

    /// `this = frac(this)`; see [Tensor#frac()].
    default Tensor frac_() {
        return become(Tensor::frac);
    }

    /// `this = sinc(this)`; see [Tensor#sinc()].
    default Tensor sinc_() {
        return become(Tensor::sinc);
    }

    /// The rest of division rounded towards 0, with the sign of this.
    default Tensor fmod_(Tensor other) {
        return become(x -> x.fmod(other));
    }

    /// The rest of division rounded towards 0, with the sign of this.
    default Tensor fmod_(double other) {
        return become(x -> Rounding.fmod(x, x.whole(other)));
    }

    /// `this = this * other`.
    default Tensor multiply_(Tensor other) {
        return self().mul_(other);
    }

    /// `this = this * other`.
    default Tensor multiply_(double other) {
        return self().mul_(other);
    }

    /// `this = this / other`.
    default Tensor divide_(Tensor other) {
        return self().div_(other);
    }

    /// `this = this / other`.
    default Tensor divide_(double other) {
        return self().div_(other);
    }

    /// `this = this - other`.
    default Tensor subtract_(Tensor other) {
        return self().sub_(other);
    }

    /// `this = this - other`.
    default Tensor subtract_(double other) {
        return self().sub_(other);
    }

    /// `this = atan2(this, other)`; see [Tensor#atan2(Tensor)].
    default Tensor atan2_(Tensor other) {
        return become(x -> x.atan2(other));
    }

    /// `this = hypot(this, other)`; see [Tensor#hypot(Tensor)].
    default Tensor hypot_(Tensor other) {
        return become(x -> x.hypot(other));
    }

    /// `this = xlogy(this, other)`; see [Tensor#xlogy(Tensor)].
    default Tensor xlogy_(Tensor other) {
        return become(x -> x.xlogy(other));
    }

    /// `this = -this`.
    default Tensor negative_() {
        return self().neg_();
    }

    /// `this = this / other`, rounded down with `floor`, towards 0 with `trunc`.
    default Tensor div_(double other, String roundingMode) {
        return become(x -> Rounding.div(x, x.whole(other), roundingMode));
    }

    /// `this = this / other`, rounded down with `floor`, towards 0 with `trunc`.
    default Tensor div_(Tensor other, String roundingMode) {
        return become(x -> x.div(other, roundingMode));
    }

    /// Keeps every element within bounds; the same as [Tensor#clamp_(double, double)].
    default Tensor clip_(double min, double max) {
        return self().clamp_(min, max);
    }

    /// `this = this + a * b`.
    default Tensor addcmul_(Tensor a, Tensor b) {
        return become(x -> x.addcmul(a, b));
    }

    /// `this = this + a / b`.
    default Tensor addcdiv_(Tensor a, Tensor b) {
        return become(x -> x.addcdiv(a, b));
    }

    /// Running products along a dimension.
    default Tensor cumprod_(int dim) {
        return become(x -> x.cumprod(dim));
    }

    /// Values put at places of the flattened tensor.
    default Tensor put_(Tensor index, Tensor source) {
        return become(x -> x.reshape(-1)
                .indexCopy(0, index.reshape(-1), source.reshape(-1))
                .view(x.shape()));
    }

    /// `this = |this|`.
    default Tensor absolute_() {
        return self().abs_();
    }

    /// Replaces every element by 1, 0 or -1.
    default Tensor sgn_() {
        return self().sign_();
    }

    /// `this = erfinv(this)`; see [Tensor#erfinv()].
    default Tensor erfinv_() {
        return become(Tensor::erfinv);
    }

    /// `this = i0(this)`; see [Tensor#i0()].
    default Tensor i0_() {
        return become(Tensor::i0);
    }

    /// Gives every element the sign of `other`; see [Tensor#copysign(Tensor)].
    default Tensor copysign_(Tensor other) {
        return become(x -> x.copysign(other));
    }

    /// Rounds to so many decimals; see [Tensor#round(int)].
    default Tensor round_(int decimals) {
        return become(x -> x.round(decimals));
    }

    /// `this = clamp(this, min, max)` with bounds for every element; `null` for none.
    default Tensor clamp_(Tensor min, Tensor max) {
        return become(x -> x.clamp(min, max));
    }

    /// `this = this + weight * (end - this)`, with a weight for every element.
    default Tensor lerp_(Tensor end, Tensor weight) {
        return become(x -> x.lerp(end, weight));
    }

    /// `this = logit(this)`, the argument kept between `eps` and `1 - eps`.
    default Tensor logit_(double eps) {
        return become(x -> x.logit(eps));
    }

    private Tensor become(UnaryOperator<Tensor> f) {
        return InPlace.become(self(), f);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
