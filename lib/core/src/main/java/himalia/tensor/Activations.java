package himalia.tensor;

import static himalia.tensor.Arithmetic.fit;
import static himalia.tensor.Autograd.records;
import static himalia.tensor.Pointwise.checkReal;
import static himalia.tensor.Pointwise.ofInput;
import static himalia.tensor.Pointwise.zeroWhere;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatFunction;
import himalia.tensor.cpu.UnaryKernel;

/// The bends between the layers of a network, each with its slope beside it.
final class Activations {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_2_PI = Math.sqrt(2 / Math.PI);

    /// PyTorch rounds this slope to float for every type, and so do we.
    private static final double SIXTH = 1f / 6f;

    private Activations() {}

    /// One slope where the mask is true, another elsewhere.
    private static Tensor slopes(Tensor mask, double here, double elsewhere, Tensor like) {
        return mask.to(like.dtype()).mul(here - elsewhere).add(elsewhere);
    }

    static Tensor leakyRelu(Tensor x, double slope) {
        checkReal("leaky_relu_cpu", x);
        DType dtype = x.dtype();
        Tensor y = Elementwise.binary(BinaryKernel.LEAKY, x, Tensor.number(slope), dtype, dtype);
        if (records(x)) {
            record(y, "LeakyRelu", (g, i) -> g.mul(slopes(x.gt(0), 1, slope, x)), x)
                    .saves(x);
        }
        return y;
    }

    static Tensor elu(Tensor x, String name, double alpha, double scale, double inputScale) {
        checkReal("elu_cpu", x);
        return ofInput(x, name, FloatFunction.elu(alpha, scale, inputScale), a -> {
            // only where it is wanted: e^x of a large x would be infinite
            Tensor bend = a.clampMax(0).mul(inputScale).exp().mul(alpha * inputScale * scale);
            return Gathering.where(a.gt(0), Tensor.number(scale), bend);
        });
    }

    static Tensor gelu(Tensor x) {
        checkReal("GeluKernelImpl", x);
        Tensor y = Elementwise.unary(UnaryKernel.GELU, x);
        if (records(x)) {
            record(y, "Gelu", (g, i) -> geluGradient(g, x), x).saves(x);
        }
        return y;
    }

    private static Tensor geluGradient(Tensor g, Tensor x) {
        if (!Autograd.isEnabled()) {
            return Elementwise.binary(BinaryKernel.GELU_GRADIENT, g, x, x.dtype(), x.dtype());
        }
        Tensor density = x.mul(x).mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI));
        return g.mul(x.mul(SQRT_HALF).erf().add(1.0).mul(0.5).add(x.mul(density)));
    }

    static Tensor gelu(Tensor x, String approximate) {
        return switch (approximate) {
            case "none" -> gelu(x);
            case "tanh" -> geluTanh(x);
            default ->
                throw new IllegalArgumentException(
                        "approximate argument must be either none or tanh: got " + approximate);
        };
    }

    private static Tensor geluTanh(Tensor x) {
        checkReal("GeluKernelImpl", x);
        return ofInput(x, "Gelu", UnaryKernel.GELU_TANH, a -> {
            Tensor squared = a.mul(a);
            Tensor inner = squared.mul(0.044715).add(1.0).mul(a).mul(SQRT_2_PI);
            Tensor t = inner.tanh();
            Tensor innerSlope = squared.mul(3 * 0.044715).add(1.0).mul(SQRT_2_PI);
            Tensor bend = t.mul(t).neg().add(1.0).mul(innerSlope).mul(a);
            return t.add(1.0).add(bend).mul(0.5);
        });
    }

    static Tensor silu(Tensor x) {
        checkReal("silu_cpu", x);
        return ofInput(x, "Silu", UnaryKernel.SILU, a -> {
            Tensor s = a.sigmoid();
            return s.mul(s.neg().add(1.0).mul(a).add(1.0));
        });
    }

    static Tensor mish(Tensor x) {
        checkReal("mish_cpu", x);
        return ofInput(x, "Mish", FloatFunction.MISH, a -> {
            Tensor t = softplus(a, 1, 20).tanh();
            return t.add(a.mul(a.sigmoid()).mul(t.mul(t).neg().add(1.0)));
        });
    }

    static Tensor softplus(Tensor x, double beta, double threshold) {
        checkReal("softplus_cpu", x);
        FloatFunction bend = FloatFunction.softplus(beta);
        return ofInput(
                x,
                "Softplus",
                // from the usual threshold on, the line and the bend are one for a float
                threshold >= 20 && x.dtype() == DType.FLOAT32
                        ? bend
                        : v -> v * beta > threshold ? v : bend.applyAsDouble(v),
                a -> Gathering.where(
                        a.mul(beta).gt(threshold),
                        Tensor.number(1.0),
                        a.mul(beta).sigmoid()));
    }

    static Tensor logsigmoid(Tensor x) {
        checkReal("log_sigmoid_cpu", x);
        Tensor y = Elementwise.unary(UnaryKernel.LOG_SIGMOID, x);
        if (records(x)) {
            record(y, "LogSigmoid", (g, i) -> g.mul(x.neg().sigmoid()), x).saves(x);
        }
        return y;
    }

    static Tensor softsign(Tensor x) {
        return x.div(x.abs().add(1.0));
    }

    /// A straight line of this slope between two bounds, flat outside.
    static Tensor hardtanh(Tensor x, double min, double max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException(
                    "hardtanh: min_val must not be greater than max_val: got " + min + " and " + max);
        }
        if (x.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("Bool inputs not supported for hardtanh: "
                    + x.shape().brackets() + "\nHint: x.toFloat() makes numbers of true and false.");
        }
        return ofInput(
                x,
                "Hardtanh",
                v -> Math.min(Math.max(v, min), max),
                v -> Math.clamp(v, (long) min, (long) max),
                a -> slopes(a.gt(min).logicalAnd(a.lt(max)), 1, 0, a));
    }

    static Tensor hardsigmoid(Tensor x) {
        checkReal("hardsigmoid_cpu", x);
        return ofInput(
                x,
                "Hardsigmoid",
                v -> Math.min(Math.max(v + 3, 0), 6) / 6,
                a -> slopes(a.gt(-3).logicalAnd(a.lt(3)), SIXTH, 0, a));
    }

    static Tensor hardswish(Tensor x) {
        checkReal("hardswish_cpu", x);
        return ofInput(x, "Hardswish", v -> v * Math.min(Math.max(v + 3, 0), 6) / 6, a -> {
            Tensor bend = zeroWhere(a.le(-3), a.div(3).add(0.5));
            return Gathering.where(a.ge(3), Tensor.number(1.0), bend);
        });
    }

    static Tensor softshrink(Tensor x, double lambda) {
        checkReal("softshrink_check", x);
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("lambda must be greater or equal to 0, but found to be " + lambda + ".");
        }
        return ofInput(
                x,
                "Softshrink",
                v -> v > lambda ? v - lambda : v < -lambda ? v + lambda : v * 0,
                a -> slopes(a.abs().gt(lambda), 1, 0, a));
    }

    static Tensor hardshrink(Tensor x, double lambda) {
        checkReal("hardshrink_cpu", x);
        return ofInput(
                x,
                "Hardshrink",
                v -> v >= -lambda && v <= lambda ? 0 : v,
                a -> slopes(a.abs().gt(lambda), 1, 0, a));
    }

    static Tensor threshold(Tensor x, double threshold, double value) {
        if (x.dtype() == DType.BOOL) {
            checkReal("threshold_cpu", x);
        }
        return ofInput(
                x,
                "Threshold",
                v -> v <= threshold ? value : v,
                v -> v <= (long) threshold ? (long) value : v,
                a -> slopes(a.gt(threshold), 1, 0, a));
    }

    static Tensor prelu(Tensor x, Tensor weight) {
        if (x.dtype() != weight.dtype()) {
            throw new IllegalArgumentException("prelu: Type promoting not supported. Got "
                    + x.dtype().title() + " and " + weight.dtype().title()
                    + "\nHint: bring the input into the type of the weight, for example with x.toFloat().");
        }
        if (weight.dim() > 1) {
            throw new IllegalArgumentException("prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = "
                    + weight.dim() + ", shape " + weight.shape().brackets() + "\nHint: weight.view(-1)");
        }
        if (x.dim() == 0 && weight.numel() != 1) {
            throw new IllegalArgumentException("Not allow zero-dim input tensor.: prelu of one number with a weight of "
                    + "shape " + weight.shape().brackets() + "\nHint: one number has one slope.");
        }
        int channels = x.dim() < 2 ? 1 : x.shape().dims[1];
        if (weight.numel() != 1 && weight.numel() != channels) {
            throw new IllegalArgumentException("Mismatch of parameter numbers and input channel size. Found parameter"
                    + " numbers = " + weight.numel() + " and channel size = " + channels + ".");
        }
        int[] sizes = new int[Math.max(1, x.dim() - (x.dim() < 2 ? 0 : 1))];
        java.util.Arrays.fill(sizes, 1);
        sizes[0] = weight.numel();
        Tensor w = weight.reshape(x.dim() == 0 ? new int[0] : sizes);
        Tensor y = Elementwise.binary(BinaryKernel.LEAKY, x, w, x.dtype(), x.dtype());
        if (records(x, w)) {
            record(
                            y,
                            "PreluKernel",
                            (g, i) -> i == 0
                                    ? fit(Gathering.where(x.gt(0), g, g.mul(w)), x)
                                    : fit(zeroWhere(x.gt(0), g.mul(x)), w),
                            x,
                            w)
                    .saves(x, w);
        }
        return y;
    }

    /// The first half times the sigmoid of the second.
    static Tensor glu(Tensor x, int dim) {
        checkReal("glu_cpu", x);
        int d = Shape.wrap(dim, x.dim());
        if (x.dim() == 0) {
            throw new IllegalArgumentException("glu does not support 0-dimensional tensors");
        }
        int n = x.shape().dims[d];
        if (n % 2 != 0) {
            throw new IllegalArgumentException("Halving dimension must be even, but dimension " + d + " is size " + n
                    + ": the shape is " + x.shape().brackets());
        }
        return x.narrow(d, 0, n / 2).mul(x.narrow(d, n / 2, n / 2).sigmoid());
    }
}
