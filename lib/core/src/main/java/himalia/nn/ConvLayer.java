package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the convolutions share: the parameters, PyTorch's start, and the text.
public abstract sealed class ConvLayer extends Module
        permits Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d {
    /// The kernels, `[out, in / groups, sizes...]`.
    public Parameter weight;
    /// What is added to each output channel, `[out]`; `null` if the layer has none.
    public @Nullable Parameter bias;

    final int in;
    final int groups;
    final int[] kernel;
    int[] stride;
    int[] padding;
    int[] dilation;
    int[] outputPadding;
    boolean same;
    private boolean valid;
    String paddingMode = "zeros";
    private final int out;

    ConvLayer(int in, int out, int[] kernel, int groups, boolean bias) {
        this(in, out, kernel, groups, bias, false);
    }

    ConvLayer(int in, int out, int[] kernel, int groups, boolean bias, boolean transposed) {
        Settings.notNegative(name(), "in_channels", in);
        Settings.notNegative(name(), "out_channels", out);
        for (int k : kernel) {
            if (k < 1) {
                throw new IllegalArgumentException(
                        name() + ": kernel_size must be at least 1, got " + Arrays.toString(kernel));
            }
        }
        if (groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(
                    "in_channels and out_channels must be divisible by groups: " + in + ", " + out + ", " + groups);
        }
        this.in = in;
        this.out = out;
        this.kernel = kernel;
        this.groups = groups;
        stride = all(kernel.length, 1);
        padding = all(kernel.length, 0);
        outputPadding = all(kernel.length, 0);
        dilation = all(kernel.length, 1);
        int[] shape = new int[kernel.length + 2];
        shape[0] = transposed ? in : out;
        shape[1] = (transposed ? out : in) / groups;
        System.arraycopy(kernel, 0, shape, 2, kernel.length);
        int fanIn = shape[1] * Arrays.stream(kernel).reduce(1, (a, b) -> a * b);
        // the square root of 3 times kaiming's gain over the root of the fan-in, in PyTorch's order of rounding
        weight = new Parameter(Init.uniform(Math.sqrt(3) * (Math.sqrt(2.0 / (1 + 5)) / Math.sqrt(fanIn)), shape));
        this.bias = bias ? new Parameter(Init.uniform(1 / Math.sqrt(fanIn), out)) : null;
    }

    private static int[] all(int length, int value) {
        return IntStream.range(0, length).map(i -> value).toArray();
    }

    /// One number for every direction, or one for each.
    final int[] each(String setting, int... v) {
        Settings.atLeast(name(), setting, setting.endsWith("padding") ? 0 : 1, v);
        if (v.length == 1) {
            return all(kernel.length, v[0]);
        }
        if (v.length != kernel.length) {
            throw new IllegalArgumentException(
                    name() + ": " + setting + " takes one number or " + kernel.length + ", got " + Arrays.toString(v));
        }
        return v.clone();
    }

    void namedPadding(String mode) {
        switch (mode) {
            case "same" -> {
                if (Arrays.stream(stride).anyMatch(s -> s != 1)) {
                    throw new IllegalArgumentException("padding='same' is not supported for strided convolutions");
                }
                same = true;
            }
            case "valid" -> valid = true;
            default ->
                throw new IllegalArgumentException(
                        "Invalid padding string '" + mode + "', should be one of 'valid', 'same'");
        }
    }

    /// The input with what `same` needs around it, the odd one at the end; the last dimension first, as `pad` wants
    /// it.
    Tensor padded(Tensor x) {
        if (!same && paddingMode.equals("zeros")) {
            return x;
        }
        int n = kernel.length;
        int[] widths = new int[2 * n];
        for (int i = 0; i < n; i++) {
            int d = n - 1 - i;
            int total = same ? dilation[d] * (kernel[d] - 1) : 2 * padding[d];
            widths[2 * i] = total / 2;
            widths[2 * i + 1] = total - total / 2;
        }
        return paddingMode.equals("zeros") ? x.pad(widths) : x.pad(widths, paddingMode);
    }

    /// The zeros that the convolution itself has to think of.
    int[] zeros() {
        return same || !paddingMode.equals("zeros") ? new int[kernel.length] : padding;
    }

    void mode(String mode) {
        if (!List.of("zeros", "reflect", "replicate", "circular").contains(mode)) {
            throw new IllegalArgumentException("padding_mode must be one of {'circular', 'reflect', 'replicate', "
                    + "'zeros'}, but got padding_mode='" + mode + "'");
        }
        paddingMode = mode;
    }

    /// The channels stand where they should, and are as many.
    void checkChannels(Tensor x, String op) {
        int dims = kernel.length;
        String got = Arrays.toString(x.shape().toArray());
        if (x.dim() != dims + 1 && x.dim() != dims + 2) {
            throw new LayerShapeException(
                    "Expected " + (dims + 1) + "D (unbatched) or " + (dims + 2) + "D (batched) input to " + op
                            + ", but got input of size: " + got,
                    "`" + shortName() + "` expected " + expects() + ", got " + got,
                    "unsqueeze(0) adds a dimension for the channel, unsqueeze(1) one after the batch.");
        }
        int channels = x.size(-dims - 1);
        if (channels != in) {
            throw new LayerShapeException(
                    "Given groups=" + groups + ", weight of size "
                            + Arrays.toString(weight.shape().toArray())
                            + ", expected input" + got + " to have " + in + " channels, but got " + channels
                            + " channels instead",
                    "`" + shortName() + "` expected " + in + " channels, got " + got,
                    "the first number of " + name() + " is the channels of its input: " + channels + " here.");
        }
    }

    @Override
    String expects() {
        return "[n, " + in + (kernel.length == 1 ? ", length]" : kernel.length == 2 ? ", h, w]" : ", d, h, w]");
    }

    @Override
    String shortName() {
        return name() + "(" + in + ", " + out + ", " + Texts.asGiven(kernel) + ")";
    }

    @Override
    protected String extraRepr() {
        String text = in + ", " + out + ", kernel_size=" + Texts.tuple(kernel) + ", stride=" + Texts.tuple(stride);
        if (same || valid) {
            text += ", padding=" + (same ? "same" : "valid");
        } else if (!Arrays.equals(padding, all(kernel.length, 0))) {
            text += ", padding=" + Texts.tuple(padding);
        }
        if (!Arrays.equals(dilation, all(kernel.length, 1))) {
            text += ", dilation=" + Texts.tuple(dilation);
        }
        if (!Arrays.equals(outputPadding, all(kernel.length, 0))) {
            text += ", output_padding=" + Texts.tuple(outputPadding);
        }
        return text
                + (groups == 1 ? "" : ", groups=" + groups)
                + (bias == null ? ", bias=False" : "")
                + (paddingMode.equals("zeros") ? "" : ", padding_mode=" + paddingMode);
    }
}
