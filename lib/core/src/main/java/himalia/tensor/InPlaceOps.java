package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatFunction;
import himalia.tensor.cpu.UnaryKernel;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/// Operations that change their tensor and return it: their names end in an underscore. Everybody calls them on
/// [Tensor].
///
/// They work on views, too, and then change what the view looks into. The tensor keeps its type: a result that needs a
/// higher one (`exp_` of whole numbers) is refused, and so is a leaf that requires a gradient. Those that only look at
/// the elements in another way (`t_`) are for tensors that no gradients flow through.
///
/// ```java
/// Tensor x = tensor("[1.5, -2.5]");
/// x.abs_().floor_();
/// x                                            // tensor([1., 2.])
/// tensor("[3., 5.]").gt_(4)                    // tensor([0., 1.])
/// zeros(2, 3).t_().unsqueeze_(0).shape()       // torch.Size([1, 3, 2])
/// ```
public sealed interface InPlaceOps permits Tensor {
    // ---- arithmetic -------------------------------------------------------------------------------------------------

    /// `this = this + other`.
    default Tensor add_(Tensor other) {
        return InPlace.apply(BinaryKernel.ADD, self(), other);
    }

    /// `this = this + alpha * other`.
    default Tensor add_(Tensor other, double alpha) {
        return InPlace.addScaled(self(), other, alpha);
    }

    /// `this = this + other`.
    default Tensor add_(double other) {
        return InPlace.apply(BinaryKernel.ADD, self(), self().whole(other));
    }

    /// `this = this - other`.
    default Tensor sub_(Tensor other) {
        return InPlace.apply(BinaryKernel.SUB, self(), other);
    }

    /// `this = this - other`.
    default Tensor sub_(double other) {
        return InPlace.apply(BinaryKernel.SUB, self(), self().whole(other));
    }

    /// `this = this - alpha * other`.
    default Tensor sub_(Tensor other, double alpha) {
        return add_(other, -alpha);
    }

    /// `this = this - other`.
    default Tensor subtract_(Tensor other) {
        return sub_(other);
    }

    /// `this = this - other`.
    default Tensor subtract_(double other) {
        return sub_(other);
    }

    /// `this = this * other`.
    default Tensor mul_(Tensor other) {
        return InPlace.apply(BinaryKernel.MUL, self(), other);
    }

    /// `this = this * other`.
    default Tensor mul_(double other) {
        return InPlace.apply(BinaryKernel.MUL, self(), self().whole(other));
    }

    /// `this = this * other`.
    default Tensor multiply_(Tensor other) {
        return mul_(other);
    }

    /// `this = this * other`.
    default Tensor multiply_(double other) {
        return mul_(other);
    }

    /// `this = this / other`.
    default Tensor div_(Tensor other) {
        return InPlace.apply(BinaryKernel.DIV, self(), other);
    }

    /// `this = this / other`.
    default Tensor div_(double other) {
        return InPlace.apply(BinaryKernel.DIV, self(), self().whole(other));
    }

    /// `this = this / other`, rounded down with `floor`, towards 0 with `trunc`.
    default Tensor div_(double other, String roundingMode) {
        return become(x -> Rounding.div(x, x.whole(other), roundingMode));
    }

    /// `this = this / other`, rounded down with `floor`, towards 0 with `trunc`.
    default Tensor div_(Tensor other, String roundingMode) {
        return become(x -> x.div(other, roundingMode));
    }

    /// `this = this / other`.
    default Tensor divide_(Tensor other) {
        return div_(other);
    }

    /// `this = this / other`.
    default Tensor divide_(double other) {
        return div_(other);
    }

    /// `this` to the power of `exponent`.
    default Tensor pow_(double exponent) {
        return become(x -> Arithmetic.pow(x, x.whole(exponent)));
    }

    /// `this` to the power of `exponent`.
    default Tensor pow_(Tensor exponent) {
        return become(x -> x.pow(exponent));
    }

    /// `this = -this`.
    default Tensor neg_() {
        return become(UnaryKernel.NEG, Tensor::neg);
    }

    /// `this = -this`.
    default Tensor negative_() {
        return neg_();
    }

    /// `this = |this|`.
    default Tensor abs_() {
        return become(UnaryKernel.ABS, Tensor::abs);
    }

    /// `this = |this|`.
    default Tensor absolute_() {
        return abs_();
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

    /// The rest of division rounded towards 0, with the sign of this.
    default Tensor fmod_(Tensor other) {
        return become(x -> x.fmod(other));
    }

    /// The rest of division rounded towards 0, with the sign of this.
    default Tensor fmod_(double other) {
        return become(x -> Rounding.fmod(x, x.whole(other)));
    }

    /// `this = this + value * a * b`.
    default Tensor addcmul_(Tensor a, Tensor b, double value) {
        return become(x -> x.addcmul(a, b, value));
    }

    /// `this = this + a * b`.
    default Tensor addcmul_(Tensor a, Tensor b) {
        return become(x -> x.addcmul(a, b));
    }

    /// `this = this + value * a / b`.
    default Tensor addcdiv_(Tensor a, Tensor b, double value) {
        return become(x -> x.addcdiv(a, b, value));
    }

    /// `this = this + a / b`.
    default Tensor addcdiv_(Tensor a, Tensor b) {
        return become(x -> x.addcdiv(a, b));
    }

    /// Moves by this share towards `end`.
    default Tensor lerp_(Tensor end, double weight) {
        return become(x -> x.lerp(end, weight));
    }

    /// `this = this + weight * (end - this)`, with a weight for every element.
    default Tensor lerp_(Tensor end, Tensor weight) {
        return become(x -> x.lerp(end, weight));
    }

    /// `this = beta * this + alpha * (a b)` of matrices.
    default Tensor addmm_(Tensor a, Tensor b, double beta, double alpha) {
        return become(x -> x.addmm(a, b, beta, alpha));
    }

    // ---- bounds, rounding and sign ----------------------------------------------------------------------------------

    /// Keeps every element between two bounds.
    default Tensor clamp_(double min, double max) {
        return within(min, max, x -> Extremes.clamp(x, x.whole(min), x.whole(max)));
    }

    /// `this = clamp(this, min, max)` with bounds for every element; `null` for none.
    default Tensor clamp_(Tensor min, Tensor max) {
        return become(x -> x.clamp(min, max));
    }

    /// Keeps every element at or above a bound.
    default Tensor clampMin_(double min) {
        return within(min, Double.POSITIVE_INFINITY, x -> Extremes.clamp(x, x.whole(min), null));
    }

    /// Keeps every element at or below a bound.
    default Tensor clampMax_(double max) {
        return within(Double.NEGATIVE_INFINITY, max, x -> Extremes.clamp(x, null, x.whole(max)));
    }

    /// Keeps every element within bounds; the same as [#clamp_(double, double)].
    default Tensor clip_(double min, double max) {
        return clamp_(min, max);
    }

    /// Replaces nan by 0 and the infinities by the largest and smallest number.
    default Tensor nanToNum_() {
        return become(Tensor::nanToNum);
    }

    /// Rounds to whole numbers, halves to the even one.
    default Tensor round_() {
        return become(UnaryKernel.ROUND, Tensor::round);
    }

    /// Rounds to so many decimals; see [Tensor#round(int)].
    default Tensor round_(int decimals) {
        return become(x -> x.round(decimals));
    }

    /// Rounds down.
    default Tensor floor_() {
        return become(UnaryKernel.FLOOR, Tensor::floor);
    }

    /// Rounds up.
    default Tensor ceil_() {
        return become(UnaryKernel.CEIL, Tensor::ceil);
    }

    /// Rounds towards 0.
    default Tensor trunc_() {
        return become(Tensor::trunc);
    }

    /// `this = frac(this)`; see [Tensor#frac()].
    default Tensor frac_() {
        return become(Tensor::frac);
    }

    /// Replaces every element by 1, 0 or -1.
    default Tensor sign_() {
        return become(UnaryKernel.SIGN, Tensor::sign);
    }

    /// Replaces every element by 1, 0 or -1.
    default Tensor sgn_() {
        return sign_();
    }

    /// Gives every element the sign of `other`; see [Tensor#copysign(Tensor)].
    default Tensor copysign_(Tensor other) {
        return become(x -> x.copysign(other));
    }

    // ---- functions --------------------------------------------------------------------------------------------------

    /// `this = e^this`.
    default Tensor exp_() {
        return become(UnaryKernel.EXP, Tensor::exp);
    }

    /// `this = log(this)`.
    default Tensor log_() {
        return become(UnaryKernel.LOG, Tensor::log);
    }

    /// `this = sqrt(this)`.
    default Tensor sqrt_() {
        return become(UnaryKernel.SQRT, Tensor::sqrt);
    }

    /// `this = this * this`.
    default Tensor square_() {
        return become(Tensor::square);
    }

    /// `this = 1 / this`.
    default Tensor reciprocal_() {
        return become(UnaryKernel.RECIPROCAL, Tensor::reciprocal);
    }

    /// `this = 1 / sqrt(this)`.
    default Tensor rsqrt_() {
        return become(UnaryKernel.RSQRT, Tensor::rsqrt);
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

    /// `this = xlogy(this, other)`; see [Tensor#xlogy(Tensor)].
    default Tensor xlogy_(Tensor other) {
        return become(x -> x.xlogy(other));
    }

    /// `this = logit(this)`; see [Tensor#logit()].
    default Tensor logit_() {
        return become(Tensor::logit);
    }

    /// `this = logit(this)`, the argument kept between `eps` and `1 - eps`.
    default Tensor logit_(double eps) {
        return become(x -> x.logit(eps));
    }

    /// `this = sin(this)`.
    default Tensor sin_() {
        return become(Tensor::sin);
    }

    /// `this = cos(this)`.
    default Tensor cos_() {
        return become(Tensor::cos);
    }

    /// `this = tan(this)`; see [Tensor#tan()].
    default Tensor tan_() {
        return become(Tensor::tan);
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

    /// `this = atan2(this, other)`; see [Tensor#atan2(Tensor)].
    default Tensor atan2_(Tensor other) {
        return become(x -> x.atan2(other));
    }

    /// `this = sinh(this)`; see [Tensor#sinh()].
    default Tensor sinh_() {
        return become(Tensor::sinh);
    }

    /// `this = cosh(this)`; see [Tensor#cosh()].
    default Tensor cosh_() {
        return become(Tensor::cosh);
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

    /// `this = sinc(this)`; see [Tensor#sinc()].
    default Tensor sinc_() {
        return become(Tensor::sinc);
    }

    /// `this = hypot(this, other)`; see [Tensor#hypot(Tensor)].
    default Tensor hypot_(Tensor other) {
        return become(x -> x.hypot(other));
    }

    /// `this = erf(this)`; see [Tensor#erf()].
    default Tensor erf_() {
        return become(UnaryKernel.ERF, Tensor::erf);
    }

    /// `this = erfc(this)`; see [Tensor#erfc()].
    default Tensor erfc_() {
        return become(Tensor::erfc);
    }

    /// `this = erfinv(this)`; see [Tensor#erfinv()].
    default Tensor erfinv_() {
        return become(Tensor::erfinv);
    }

    /// `this = lgamma(this)`; see [Tensor#lgamma()].
    default Tensor lgamma_() {
        return become(Tensor::lgamma);
    }

    /// `this = digamma(this)`; see [Tensor#digamma()].
    default Tensor digamma_() {
        return become(Tensor::digamma);
    }

    /// `this = i0(this)`; see [Tensor#i0()].
    default Tensor i0_() {
        return become(Tensor::i0);
    }

    // ---- activations ------------------------------------------------------------------------------------------------

    /// `this = sigmoid(this)`.
    default Tensor sigmoid_() {
        return CoreActivations.SIGMOID.over(self());
    }

    /// `this = tanh(this)`.
    default Tensor tanh_() {
        return CoreActivations.TANH.over(self());
    }

    /// `this = max(this, 0)`.
    default Tensor relu_() {
        return CoreActivations.RELU.over(self());
    }

    /// `this = relu6(this)`.
    default Tensor relu6_() {
        return become(Tensor::relu6);
    }

    /// `this = leakyRelu(this)`.
    default Tensor leakyRelu_() {
        return leakyRelu_(0.01);
    }

    /// `this = leakyRelu(this)`.
    default Tensor leakyRelu_(double negativeSlope) {
        return become(x -> x.leakyRelu(negativeSlope));
    }

    /// `this = elu(this)`.
    default Tensor elu_(double alpha) {
        return become(x -> x.elu(alpha));
    }

    /// `this = selu(this)`.
    default Tensor selu_() {
        return become(Tensor::selu);
    }

    /// `this = silu(this)`.
    default Tensor silu_() {
        return become(UnaryKernel.SILU, Tensor::silu);
    }

    /// `this = mish(this)`.
    default Tensor mish_() {
        return become(Tensor::mish);
    }

    /// `this = threshold(this, threshold, value)`.
    default Tensor threshold_(double threshold, double value) {
        return become(x -> x.threshold(threshold, value));
    }

    /// `this = hardswish(this)`.
    default Tensor hardswish_() {
        return become(Tensor::hardswish);
    }

    // ---- comparisons, truth and bits --------------------------------------------------------------------------------

    /// 1 where `this > other`, else 0, in the type of this tensor.
    default Tensor gt_(Tensor other) {
        return become(x -> x.gt(other).to(x.dtype()));
    }

    /// 1 where `this > other`, else 0, in the type of this tensor.
    default Tensor gt_(double other) {
        return become(x -> x.gt(other).to(x.dtype()));
    }

    /// 1 where `this >= other`, else 0, in the type of this tensor.
    default Tensor ge_(Tensor other) {
        return become(x -> x.ge(other).to(x.dtype()));
    }

    /// 1 where `this >= other`, else 0, in the type of this tensor.
    default Tensor ge_(double other) {
        return become(x -> x.ge(other).to(x.dtype()));
    }

    /// 1 where `this < other`, else 0, in the type of this tensor.
    default Tensor lt_(Tensor other) {
        return become(x -> x.lt(other).to(x.dtype()));
    }

    /// 1 where `this < other`, else 0, in the type of this tensor.
    default Tensor lt_(double other) {
        return become(x -> x.lt(other).to(x.dtype()));
    }

    /// 1 where `this <= other`, else 0, in the type of this tensor.
    default Tensor le_(Tensor other) {
        return become(x -> x.le(other).to(x.dtype()));
    }

    /// 1 where `this <= other`, else 0, in the type of this tensor.
    default Tensor le_(double other) {
        return become(x -> x.le(other).to(x.dtype()));
    }

    /// 1 where `this == other`, else 0, in the type of this tensor.
    default Tensor eq_(Tensor other) {
        return become(x -> x.eq(other).to(x.dtype()));
    }

    /// 1 where `this == other`, else 0, in the type of this tensor.
    default Tensor eq_(double other) {
        return become(x -> x.eq(other).to(x.dtype()));
    }

    /// 1 where `this != other`, else 0, in the type of this tensor.
    default Tensor ne_(Tensor other) {
        return become(x -> x.ne(other).to(x.dtype()));
    }

    /// 1 where `this != other`, else 0, in the type of this tensor.
    default Tensor ne_(double other) {
        return become(x -> x.ne(other).to(x.dtype()));
    }

    /// True where both are.
    default Tensor logicalAnd_(Tensor other) {
        return become(x -> x.logicalAnd(other));
    }

    /// True where one or both are.
    default Tensor logicalOr_(Tensor other) {
        return become(x -> x.logicalOr(other));
    }

    /// True where exactly one is.
    default Tensor logicalXor_(Tensor other) {
        return become(x -> x.logicalXor(other));
    }

    /// What is true becomes false, and the other way round.
    default Tensor logicalNot_() {
        return become(Tensor::logicalNot);
    }

    /// The bits of [Tensor#bitwiseAnd(Tensor)].
    default Tensor bitwiseAnd_(Tensor other) {
        return become(x -> x.bitwiseAnd(other));
    }

    /// The bits of [Tensor#bitwiseAnd(long)].
    default Tensor bitwiseAnd_(long other) {
        return become(x -> x.bitwiseAnd(other));
    }

    /// The bits of [Tensor#bitwiseOr(Tensor)].
    default Tensor bitwiseOr_(Tensor other) {
        return become(x -> x.bitwiseOr(other));
    }

    /// The bits of [Tensor#bitwiseOr(long)].
    default Tensor bitwiseOr_(long other) {
        return become(x -> x.bitwiseOr(other));
    }

    /// The bits of [Tensor#bitwiseXor(Tensor)].
    default Tensor bitwiseXor_(Tensor other) {
        return become(x -> x.bitwiseXor(other));
    }

    /// The bits of [Tensor#bitwiseXor(long)].
    default Tensor bitwiseXor_(long other) {
        return become(x -> x.bitwiseXor(other));
    }

    /// Every bit turned around; see [Tensor#bitwiseNot()].
    default Tensor bitwiseNot_() {
        return become(Tensor::bitwiseNot);
    }

    // ---- running sums -----------------------------------------------------------------------------------------------

    /// Running sums along a dimension.
    default Tensor cumsum_(int dim) {
        return become(x -> x.cumsum(dim));
    }

    /// Running products along a dimension.
    default Tensor cumprod_(int dim) {
        return become(x -> x.cumprod(dim));
    }

    // ---- put --------------------------------------------------------------------------------------------------------

    /// Every element becomes 0.
    default Tensor zero_() {
        return fill_(0);
    }

    /// Every element becomes this number, fractions cut where the type has none.
    default Tensor fill_(Tensor value) {
        return InPlace.fill(self(), value);
    }

    /// Writes one number everywhere.
    default Tensor fill_(double value) {
        return InPlace.replace(self(), Elements.fitting(self(), value).to(self().dtype()));
    }

    /// The elements become those of another tensor, broadcast and converted.
    default Tensor copy_(Tensor other) {
        return InPlace.copy(self(), other);
    }

    /// Values put at places of the flattened tensor.
    default Tensor put_(Tensor index, Tensor source) {
        return InPlace.put(self(), index, source);
    }

    /// Writes one number on the main diagonal.
    default Tensor fillDiagonal_(double value) {
        return Triangles.fillDiagonal_(self(), value);
    }

    /// Elements above the diagonal become 0.
    default Tensor tril_(int diagonal) {
        return become(x -> x.tril(diagonal));
    }

    /// Elements below the diagonal become 0.
    default Tensor triu_(int diagonal) {
        return become(x -> x.triu(diagonal));
    }

    /// Writes `source` where `index` says.
    default Tensor scatter_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), self().scatter(dim, index, source));
    }

    /// Writes one number where `index` says; `zeros(n, k).scatter_(1, labels, 1)` is one-hot.
    default Tensor scatter_(int dim, Tensor index, double value) {
        return InPlace.write(self(), self().scatter(dim, index, value));
    }

    /// Adds `source` in where `index` says.
    default Tensor scatterAdd_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), self().scatterAdd(dim, index, source));
    }

    /// Changes this tensor as [Tensor#scatterReduce(int, Tensor, Tensor, String)] its copy.
    default Tensor scatterReduce_(int dim, Tensor index, Tensor source, String reduce) {
        return InPlace.become(self(), x -> x.scatterReduce(dim, index, source, reduce));
    }

    /// Adds the slices of `source` in at these places of a dimension.
    default Tensor indexAdd_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), self().indexAdd(dim, index, source));
    }

    /// Writes the slices of `source` at these places of a dimension.
    default Tensor indexCopy_(int dim, Tensor index, Tensor source) {
        return InPlace.write(self(), self().indexCopy(dim, index, source));
    }

    /// Writes one number at these places of a dimension.
    default Tensor indexFill_(int dim, Tensor index, double value) {
        return InPlace.write(self(), self().indexFill(dim, index, value));
    }

    /// Writes `values` at the places of the first dimensions that index tensors name.
    default Tensor indexPut_(Tensor[] indices, Tensor values) {
        return indexPut_(indices, values, false);
    }

    /// Changes this tensor as [Tensor#indexPut(Tensor[], Tensor, boolean)] its copy.
    default Tensor indexPut_(Tensor[] indices, Tensor values, boolean accumulate) {
        return InPlace.write(self(), self().indexPut(indices, values, accumulate));
    }

    /// Writes one number wherever the mask is true.
    default Tensor maskedFill_(Tensor mask, double value) {
        return InPlace.write(self(), self().maskedFill(mask, value));
    }

    /// Changes this tensor as [Tensor#maskedScatter(Tensor, Tensor)] its copy.
    default Tensor maskedScatter_(Tensor mask, Tensor source) {
        return InPlace.become(self(), x -> x.maskedScatter(mask, source));
    }

    // ---- random numbers ---------------------------------------------------------------------------------------------

    /// Fills with random numbers, even between two numbers.
    default Tensor uniform_(double from, double to) {
        return InPlace.replace(self(), Sampling.uniform(self(), from, to));
    }

    /// Fills evenly between 0 and 1.
    default Tensor uniform_() {
        return uniform_(0, 1);
    }

    /// Fills with random numbers of this mean and standard deviation.
    default Tensor normal_(double mean, double std) {
        return InPlace.replace(self(), Sampling.normal(self(), mean, std));
    }

    /// Fills with normal numbers of mean 0 and deviation 1.
    default Tensor normal_() {
        return normal_(0, 1);
    }

    /// Fills with 1 with probability `p`, else 0.
    default Tensor bernoulli_(double p) {
        return InPlace.replace(self(), Sampling.bernoulli(self().shape(), self().dtype(), p));
    }

    /// Fills with 0 and 1, each as likely.
    default Tensor bernoulli_() {
        return bernoulli_(0.5);
    }

    /// Fills with waiting times of this rate: `λ e^(-λx)`.
    default Tensor exponential_(double rate) {
        return InPlace.replace(self(), Sampling.exponential(self(), rate));
    }

    /// Fills with waiting times of rate 1.
    default Tensor exponential_() {
        return exponential_(1);
    }

    /// Fills with whole numbers from `low` to before `high`.
    default Tensor random_(long low, long high) {
        return InPlace.replace(
                self(), Sampling.randint(low, high, self().shape().dims).to(self().dtype()));
    }

    /// Fills with whole numbers from 0 to before `high`.
    default Tensor random_(long high) {
        return random_(0, high);
    }

    /// Fills with numbers of which some are huge: `σ / (π (σ² + (x - median)²))`.
    ///
    /// @throws IllegalArgumentException if `sigma` is not positive
    default Tensor cauchy_(double median, double sigma) {
        return drawn(Distributions.cauchy(median, sigma));
    }

    /// The same around 0 with `sigma` 1.
    default Tensor cauchy_() {
        return cauchy_(0, 1);
    }

    /// Fills with numbers whose logarithms are normal.
    ///
    /// @throws IllegalArgumentException if `std` is not positive
    default Tensor logNormal_(double mean, double std) {
        return drawn(Distributions.logNormal(mean, std));
    }

    /// The same with PyTorch's usual mean 1 and deviation 2 of the logarithms.
    default Tensor logNormal_() {
        return logNormal_(1, 2);
    }

    /// Fills with numbers of throws until the first success.
    ///
    /// @throws IllegalArgumentException if `p` is not between 0 and 1
    default Tensor geometric_(double p) {
        return drawn(Distributions.geometric(p));
    }

    private Tensor drawn(DoubleSupplier next) {
        return InPlace.replace(self(), Sampling.fill(Tensor.zerosLike(self()), next));
    }

    // ---- another view of the elements -------------------------------------------------------------------------------

    /// A matrix becomes its transpose, without a copy; only for tensors that no gradients flow through.
    ///
    /// ```java
    /// Tensor x = zeros(2, 3);
    /// x.t_();
    /// x.shape()           // torch.Size([3, 2])
    /// ```
    default Tensor t_() {
        return InPlace.look(self(), "t", Tensor::t);
    }

    /// Two dimensions change places, without a copy; only for tensors that no gradients flow through.
    default Tensor transpose_(int dim0, int dim1) {
        return InPlace.look(self(), "transpose", x -> x.transpose(dim0, dim1));
    }

    /// Two dimensions change places, without a copy; only for tensors that no gradients flow through.
    default Tensor swapaxes_(int axis0, int axis1) {
        return transpose_(axis0, axis1);
    }

    /// Loses its dimensions of size 1, without a copy; only for tensors that no gradients flow through.
    default Tensor squeeze_() {
        return InPlace.look(self(), "squeeze", Tensor::squeeze);
    }

    /// Loses this dimension if its size is 1, without a copy; only for tensors that no gradients flow through.
    default Tensor squeeze_(int dim) {
        return InPlace.look(self(), "squeeze", x -> x.squeeze(dim));
    }

    /// Gets a new dimension of size 1 at this place, without a copy; only for tensors that no gradients flow through.
    default Tensor unsqueeze_(int dim) {
        return InPlace.look(self(), "unsqueeze", x -> x.unsqueeze(dim));
    }

    /// Takes another shape, filled with the first elements in the order in which they lie in memory.
    ///
    /// ```java
    /// arange(6).resize_(2, 2)   // tensor([[0, 1],
    ///                           //         [2, 3]])
    /// ```
    ///
    /// @throws IllegalStateException if gradients flow through the tensor
    /// @throws IllegalArgumentException if the shape needs more elements than there are
    default Tensor resize_(int... shape) {
        return InPlace.resize(self(), shape);
    }

    private Tensor become(UnaryKernel k, UnaryOperator<Tensor> f) {
        return InPlace.apply(k, self(), f);
    }

    /// Bounds that are nan make all elements so: the operation sees to that.
    private Tensor within(double min, double max, UnaryOperator<Tensor> f) {
        return Double.isNaN(min) || Double.isNaN(max)
                ? become(f)
                : InPlace.apply(FloatFunction.within(min, max), self(), f);
    }

    private Tensor become(UnaryOperator<Tensor> f) {
        return InPlace.become(self(), f);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
