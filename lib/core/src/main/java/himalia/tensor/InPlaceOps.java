package himalia.tensor;

import java.util.function.UnaryOperator;

/// Operations that change their tensor and return it; their names end in an underscore. Everybody calls them on
/// [Tensor].
///
/// They work on views, too, and then change what the view looks into. A result that needs a higher type (`exp_` of
/// whole
/// numbers) and a leaf that requires a gradient are refused.
///
/// ```java
/// Tensor x = tensor("[1.5, -2.5]");
/// x.abs_().floor_();
/// x                   // tensor([1., 2.])
/// ```
public sealed interface InPlaceOps permits Tensor {
    /// `this = |this|`.
    default Tensor abs_() {
        return become(Tensor::abs);
    }

    /// `this = -this`.
    default Tensor neg_() {
        return become(Tensor::neg);
    }

    /// `this = e^this`.
    default Tensor exp_() {
        return become(Tensor::exp);
    }

    /// `this = log(this)`.
    default Tensor log_() {
        return become(Tensor::log);
    }

    /// `this = sqrt(this)`.
    default Tensor sqrt_() {
        return become(Tensor::sqrt);
    }

    /// `this = 1 / sqrt(this)`.
    default Tensor rsqrt_() {
        return become(Tensor::rsqrt);
    }

    /// `this = this * this`.
    default Tensor square_() {
        return become(Tensor::square);
    }

    /// `this = 1 / this`.
    default Tensor reciprocal_() {
        return become(Tensor::reciprocal);
    }

    /// `this = sin(this)`.
    default Tensor sin_() {
        return become(Tensor::sin);
    }

    /// `this = cos(this)`.
    default Tensor cos_() {
        return become(Tensor::cos);
    }

    /// `this = tanh(this)`.
    default Tensor tanh_() {
        return CoreActivations.TANH.over(self());
    }

    /// `this = sigmoid(this)`.
    default Tensor sigmoid_() {
        return CoreActivations.SIGMOID.over(self());
    }

    /// `this = max(this, 0)`.
    default Tensor relu_() {
        return CoreActivations.RELU.over(self());
    }

    /// `this = leakyRelu(this)`.
    default Tensor leakyRelu_() {
        return leakyRelu_(0.01);
    }

    /// `this = leakyRelu(this)`.
    default Tensor leakyRelu_(double negativeSlope) {
        return become(x -> x.leakyRelu(negativeSlope));
    }

    /// `this = threshold(this, threshold, value)`.
    default Tensor threshold_(double threshold, double value) {
        return become(x -> x.threshold(threshold, value));
    }

    /// `this = relu6(this)`.
    default Tensor relu6_() {
        return become(Tensor::relu6);
    }

    /// `this = silu(this)`.
    default Tensor silu_() {
        return become(Tensor::silu);
    }

    /// `this = selu(this)`.
    default Tensor selu_() {
        return become(Tensor::selu);
    }

    /// `this = mish(this)`.
    default Tensor mish_() {
        return become(Tensor::mish);
    }

    /// `this = hardswish(this)`.
    default Tensor hardswish_() {
        return become(Tensor::hardswish);
    }

    /// `this = elu(this)`.
    default Tensor elu_(double alpha) {
        return become(x -> x.elu(alpha));
    }

    /// Rounds to whole numbers, halves to the even one.
    default Tensor round_() {
        return become(Tensor::round);
    }

    /// Rounds down.
    default Tensor floor_() {
        return become(Tensor::floor);
    }

    /// Rounds up.
    default Tensor ceil_() {
        return become(Tensor::ceil);
    }

    /// Rounds towards 0.
    default Tensor trunc_() {
        return become(Tensor::trunc);
    }

    /// Replaces every element by 1, 0 or -1.
    default Tensor sign_() {
        return become(Tensor::sign);
    }

    /// Keeps every element between two bounds.
    default Tensor clamp_(double min, double max) {
        return become(x -> Extremes.clamp(x, x.whole(min), x.whole(max)));
    }

    /// Keeps every element at or above a bound.
    default Tensor clampMin_(double min) {
        return become(x -> Extremes.clamp(x, x.whole(min), null));
    }

    /// Keeps every element at or below a bound.
    default Tensor clampMax_(double max) {
        return become(x -> Extremes.clamp(x, null, x.whole(max)));
    }

    /// `this` to the power of `exponent`.
    default Tensor pow_(double exponent) {
        return become(x -> Arithmetic.pow(x, x.whole(exponent)));
    }

    /// `this` to the power of `exponent`.
    default Tensor pow_(Tensor exponent) {
        return become(x -> x.pow(exponent));
    }

    /// `this = this - alpha * other`.
    default Tensor sub_(Tensor other, double alpha) {
        return self().add_(other, -alpha);
    }

    /// `this = this / other` rounded down.
    default Tensor floorDivide_(Tensor other) {
        return become(x -> x.floorDivide(other));
    }

    /// The rest of division by a number, with its sign.
    default Tensor remainder_(double other) {
        return become(x -> Rounding.remainder(x, x.whole(other)));
    }

    /// The rest of division, with the sign of `other`.
    default Tensor remainder_(Tensor other) {
        return become(x -> x.remainder(other));
    }

    /// `this = this + value * a * b`.
    default Tensor addcmul_(Tensor a, Tensor b, double value) {
        return become(x -> x.addcmul(a, b, value));
    }

    /// `this = this + value * a / b`.
    default Tensor addcdiv_(Tensor a, Tensor b, double value) {
        return become(x -> x.addcdiv(a, b, value));
    }

    /// Moves by this share towards `end`.
    default Tensor lerp_(Tensor end, double weight) {
        return become(x -> x.lerp(end, weight));
    }

    /// `this = beta * this + alpha * (a b)` of matrices.
    default Tensor addmm_(Tensor a, Tensor b, double beta, double alpha) {
        return become(x -> x.addmm(a, b, beta, alpha));
    }

    /// Replaces nan by 0 and the infinities by the largest and smallest number.
    default Tensor nanToNum_() {
        return become(Tensor::nanToNum);
    }

    /// Running sums along a dimension.
    default Tensor cumsum_(int dim) {
        return become(x -> x.cumsum(dim));
    }

    /// Elements above the diagonal become 0.
    default Tensor tril_(int diagonal) {
        return become(x -> x.tril(diagonal));
    }

    /// Elements below the diagonal become 0.
    default Tensor triu_(int diagonal) {
        return become(x -> x.triu(diagonal));
    }

    /// The diagonal becomes this number.
    default Tensor fillDiagonal_(double value) {
        return Triangles.fillDiagonal_(self(), value);
    }

    // ---- random -----------------------------------------------------------------------------------------------------

    /// Fills with 1 with probability `p`, else 0.
    default Tensor bernoulli_(double p) {
        return InPlace.write(self(), Sampling.bernoulli(self().shape(), self().dtype(), p));
    }

    /// Fills with waiting times of this rate: `λ e^(-λx)`.
    default Tensor exponential_(double rate) {
        return InPlace.write(self(), Sampling.exponential(self(), rate));
    }

    /// Fills with whole numbers from `low` to before `high`.
    default Tensor random_(long low, long high) {
        return InPlace.write(
                self(), Sampling.randint(low, high, self().shape().dims).to(self().dtype()));
    }

    private Tensor become(UnaryOperator<Tensor> f) {
        return InPlace.become(self(), f);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
