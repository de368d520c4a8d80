package himalia.tensor;

/// Arithmetic beyond `+ - * /`, bounds, rounding; everybody calls them on [Tensor].
///
/// Operands broadcast and meet in one type, as in [Tensor#add(Tensor)]. Whole numbers become float32 where a result has
/// a
/// fraction; where it has none (rounding, remainders, extremes) they stay what they are.
///
/// ```java
/// tensor("[1.5, 2.5, -1.5]").round()           // tensor([ 2.,  2., -2.])
/// tensor("[-1, 5]").remainder(3)               // tensor([2, 2])
/// tensor("[-2., 0.5, 3.]").clamp(-1, 1)        // tensor([-1.0000,  0.5000,  1.0000])
/// ```
public sealed interface MathOps permits Tensor {
    /// `this + alpha * other`.
    default Tensor add(Tensor other, double alpha) {
        return self().add(Blends.scaled(self(), other, alpha));
    }

    /// `this - alpha * other`.
    default Tensor sub(Tensor other, double alpha) {
        return self().sub(Blends.scaled(self(), other, alpha));
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

    /// What [#trunc()] cuts off.
    default Tensor frac() {
        return Rounding.frac(self());
    }

    /// 1, 0 or -1.
    default Tensor sign() {
        return Rounding.sign(self());
    }

    /// The size of `this` with the sign of `other`.
    default Tensor copysign(Tensor other) {
        return Blends.copysign(self(), other);
    }

    /// 0 where `this` is negative, 1 where positive, `values` where it is 0.
    default Tensor heaviside(Tensor values) {
        return Blends.heaviside(self(), values);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
