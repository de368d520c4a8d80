package himalia.tensor;

/// The bends between the layers of a network; everybody calls them on [Tensor].
///
/// All work element by element (but the softmax family and `glu`, along a dimension) and keep shape and type.
///
/// ```java
/// tensor("[1., 2., 3.]").softmax(0)       // tensor([0.0900, 0.2447, 0.6652])
/// tensor("[-1., 0., 1.]").leakyRelu(0.1)  // tensor([-0.1000,  0.0000,  1.0000])
/// ```
public sealed interface ActivationOps permits Tensor {
    /// The scores as probabilities along a dimension: `e^x / Σ e^x`, without overflow.
    ///
    /// @throws IllegalArgumentException for whole numbers
    default Tensor softmax(int dim) {
        return Softmax.softmax(self(), dim);
    }

    /// The logarithm of [#softmax(int)], exact for small probabilities.
    ///
    /// @throws IllegalArgumentException for whole numbers
    default Tensor logSoftmax(int dim) {
        return Softmax.logSoftmax(self(), dim);
    }

    /// The softmax of `-x`: small scores become large probabilities.
    default Tensor softmin(int dim) {
        return Softmax.softmax(self().neg(), dim);
    }

    // ---- bends that are almost relu ---------------------------------------------------------------------------------

    /// `max(x, 0)`.
    default Tensor relu() {
        return CoreActivations.RELU.of(self());
    }

    /// `min(max(x, 0), 6)`.
    default Tensor relu6() {
        return Activations.hardtanh(self(), 0, 6);
    }

    /// `x`, and 0.01 x below 0.
    default Tensor leakyRelu() {
        return leakyRelu(0.01);
    }

    /// `x`, and `negativeSlope * x` below 0.
    default Tensor leakyRelu(double negativeSlope) {
        return Activations.leakyRelu(self(), negativeSlope);
    }

    /// `x`, and `weight * x` below 0, with a learned weight for all or for every channel (dimension 1).
    default Tensor prelu(Tensor weight) {
        return Activations.prelu(self(), weight);
    }

    /// `x`, and `e^x - 1` below 0.
    default Tensor elu() {
        return elu(1);
    }

    /// `x`, and `alpha (e^x - 1)` below 0.
    default Tensor elu(double alpha) {
        return Activations.elu(self(), "Elu", alpha, 1, 1);
    }

    /// `elu` scaled so that mean 0 and deviation 1 stay so from layer to layer.
    default Tensor selu() {
        return Activations.elu(self(), "Elu", 1.6732632423543772848170429916717, 1.0507009873554804934193349852946, 1);
    }

    /// `x`, and `e^x - 1` below 0.
    default Tensor celu() {
        return celu(1);
    }

    /// `x`, and `alpha (e^(x / alpha) - 1)` below 0: smooth at 0 for any alpha.
    default Tensor celu(double alpha) {
        return Activations.elu(self(), "Celu", alpha, 1, 1 / alpha);
    }

    /// `x Φ(x)` with the share Φ of the bell curve below x.
    default Tensor gelu() {
        return Activations.gelu(self());
    }

    /// [#gelu()], exact (`none`) or by the hyperbolic tangent (`tanh`), as in GPT-2.
    ///
    /// @throws IllegalArgumentException if it is neither
    default Tensor gelu(String approximate) {
        return Activations.gelu(self(), approximate);
    }

    /// `x sigmoid(x)`, also called swish.
    default Tensor silu() {
        return Activations.silu(self());
    }

    /// `x tanh(softplus(x))`.
    default Tensor mish() {
        return Activations.mish(self());
    }

    /// `log(1 + e^x)`: a smooth relu.
    default Tensor softplus() {
        return softplus(1, 20);
    }

    /// `log(1 + e^(beta x)) / beta`, and `x` where `beta x` exceeds the threshold.
    default Tensor softplus(double beta, double threshold) {
        return Activations.softplus(self(), beta, threshold);
    }

    /// `x`, and `value` where x is not above the threshold.
    default Tensor threshold(double threshold, double value) {
        return Activations.threshold(self(), threshold, value);
    }

    /// The first half along a dimension times the sigmoid of the second.
    default Tensor glu(int dim) {
        return Activations.glu(self(), dim);
    }

    // ---- bends into an interval -------------------------------------------------------------------------------------

    /// `1 / (1 + e^-x)`: squeezes every number into 0 to 1.
    default Tensor sigmoid() {
        return CoreActivations.SIGMOID.of(self());
    }

    /// `log(sigmoid(x))`, exact for small sigmoids.
    default Tensor logsigmoid() {
        return Activations.logsigmoid(self());
    }

    /// Squeezes every number into -1 to 1.
    default Tensor tanh() {
        return CoreActivations.TANH.of(self());
    }

    /// `x / (1 + |x|)`.
    default Tensor softsign() {
        return Activations.softsign(self());
    }

    /// `x` between -1 and 1, flat outside.
    default Tensor hardtanh() {
        return hardtanh(-1, 1);
    }

    /// `x` between two bounds, flat outside.
    default Tensor hardtanh(double min, double max) {
        return Activations.hardtanh(self(), min, max);
    }

    /// A straight line instead of the sigmoid: 0 at -3, 1 at 3.
    default Tensor hardsigmoid() {
        return Activations.hardsigmoid(self());
    }

    /// `x hardsigmoid(x)`.
    default Tensor hardswish() {
        return Activations.hardswish(self());
    }

    // ---- bends towards 0 --------------------------------------------------------------------------------------------

    /// `x - tanh(x)`.
    default Tensor tanhshrink() {
        return self().sub(tanh());
    }

    /// `x` moved towards 0 by 0.5, and 0 within that.
    default Tensor softshrink() {
        return softshrink(0.5);
    }

    /// `x` moved towards 0 by `lambda`, and 0 within that.
    default Tensor softshrink(double lambda) {
        return Activations.softshrink(self(), lambda);
    }

    /// `x`, and 0 from -0.5 to 0.5.
    default Tensor hardshrink() {
        return hardshrink(0.5);
    }

    /// `x`, and 0 from `-lambda` to `lambda`.
    default Tensor hardshrink(double lambda) {
        return Activations.hardshrink(self(), lambda);
    }

    // ---- noise ------------------------------------------------------------------------------------------------------

    /// While training every element becomes 0 with probability `p`, and the others grow by `1 / (1 - p)`, so that
    /// a network does not lean on single numbers; otherwise `this` itself. Drawn as PyTorch does.
    ///
    /// @throws IllegalArgumentException if p is not between 0 and 1
    default Tensor dropout(double p, boolean training) {
        return Sampling.dropout(self(), p, training);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
