package himalia.nn;

import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Layers and losses as plain methods, PyTorch's `torch.nn.functional`.
///
/// ```java
/// mseLoss(tensor(1., 2.), tensor(0., 4.))   // tensor(2.5000)
/// ```
public final class Functional {
    private static final Set<List<Shape>> WARNED = ConcurrentHashMap.newKeySet();

    private Functional() {}

    /// `x Wᵀ + b`.
    ///
    /// @param x `[*, in]`
    /// @param weight `[out, in]`
    /// @param bias `[out]`, or `null`
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        if (x.dtype() != weight.dtype()) {
            throw new IllegalArgumentException("mat1 and mat2 must have the same dtype, but got "
                    + x.dtype().title()
                    + " and " + weight.dtype().title() + ": linear of "
                    + Arrays.toString(x.shape().toArray()) + " and "
                    + Arrays.toString(weight.shape().toArray()) + "\nHint: x.toFloat() makes whole numbers real.");
        }
        if (x.dim() == 2) {
            return x.linear(weight, bias);
        }
        Tensor y = x.matmul(weight.t());
        return bias == null ? y : y.add(bias);
    }

    /// Squared error, reduced.
    public static Tensor mseLoss(Tensor input, Tensor target, Reduction reduction) {
        warnIfBroadcast("mse_loss", input, target);
        Tensor d = input.sub(target);
        if (reduction == Reduction.NONE) {
            return d.mul(d);
        }
        // one operation for the everyday case: the gradient is 2 (x - y) / n
        Tensor plain = d.detach();
        Tensor y = reduction.of(plain.mul(plain));
        if (Autograd.records(input, target)) {
            double scale = reduction == Reduction.MEAN ? 2.0 / d.numel() : 2.0;
            Autograd.record(y, "MseLoss", (g, i) -> d.mul(scale).mul(g), d).saves(d);
        }
        return y;
    }

    /// Mean squared error.
    public static Tensor mseLoss(Tensor input, Tensor target) {
        return mseLoss(input, target, Reduction.MEAN);
    }

    /// Absolute error, reduced.
    public static Tensor l1Loss(Tensor input, Tensor target, Reduction reduction) {
        warnIfBroadcast("l1_loss", input, target);
        return reduction.of(input.sub(target).abs());
    }

    /// Mean absolute error.
    public static Tensor l1Loss(Tensor input, Tensor target) {
        return l1Loss(input, target, Reduction.MEAN);
    }

    /// Once for each pair of shapes: a training loop would repeat it thousands of times.
    private static void warnIfBroadcast(String op, Tensor input, Tensor target) {
        if (!input.shape().equals(target.shape())
                && WARNED.size() < 100
                && WARNED.add(List.of(input.shape(), target.shape()))) {
            System.err.println("Using a target size (" + target.shape() + ") that is different to the input size ("
                    + input.shape() + "): " + op
                    + " will broadcast, which is rarely meant. Hint: give both the same shape, for example with view.");
        }
    }

    /// Mean binary cross-entropy.
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target) {
        return binaryCrossEntropy(input, target, Reduction.MEAN);
    }

    /// Binary cross-entropy, reduced; logarithms stop at -100, as in PyTorch.
    ///
    /// @param input predictions between 0 and 1
    /// @param target of the same shape, usually 0 or 1
    /// @throws IllegalArgumentException if a prediction lies outside 0 to 1, or the shapes differ
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target, Reduction reduction) {
        if (!input.shape().equals(target.shape())) {
            throw new IllegalArgumentException("Using a target size (" + target.shape()
                    + ") that is different to the input size (" + input.shape()
                    + ") is deprecated. Please ensure they have the same size."
                    + "\nHint: view or unsqueeze gives the target the shape of the prediction.");
        }
        if (!input.dtype().isFloatingPoint() || target.dtype() != input.dtype()) {
            throw new IllegalArgumentException("binary_cross_entropy: expected prediction and target of one real type, "
                    + "got " + input.dtype() + " and " + target.dtype() + "\nHint: target.toFloat()");
        }
        Tensor x = input.isContiguous() ? input : input.detach().contiguous();
        Tensor t = target.isContiguous() ? target : target.detach().contiguous();
        Tensor losses = BinaryCrossEntropy.losses(x, t);
        Tensor y = reduction.of(losses);
        if (Autograd.records(input, target)) {
            double scale = reduction == Reduction.MEAN ? 1.0 / x.numel() : 1;
            Autograd.record(
                            y,
                            "BinaryCrossEntropy",
                            (g, i) -> i == 1
                                    ? BinaryCrossEntropy.targetGradient(input, g, scale)
                                    : Autograd.isEnabled()
                                            ? input.sub(target)
                                                    .div(input.mul(input.neg().add(1)))
                                                    .mul(g)
                                                    .mul(scale)
                                            : BinaryCrossEntropy.gradient(x, t, g, scale),
                            input,
                            target)
                    .saves(input, target);
        }
        return y;
    }

    /// The sigmoid of every element.
    public static Tensor sigmoid(Tensor x) {
        return x.sigmoid();
    }

    /// What is negative becomes 0.
    public static Tensor relu(Tensor x) {
        return x.relu();
    }

    /// The hyperbolic tangent of every element.
    public static Tensor tanh(Tensor x) {
        return x.tanh();
    }

    static boolean isSingle(Tensor x) {
        return x.dtype() == DType.FLOAT32;
    }
}
