package himalia.nn;

import himalia.tensor.ConvolutionNd;
import himalia.tensor.Tensor;

/// What the padding layers share: widths before and after, the last dimension first.
public abstract sealed class PadLayer extends Module
        permits ConstantPad1d,
                ConstantPad2d,
                ConstantPad3d,
                ZeroPad1d,
                ZeroPad2d,
                ZeroPad3d,
                ReflectionPad1d,
                ReflectionPad2d,
                ReflectionPad3d,
                ReplicationPad1d,
                ReplicationPad2d,
                ReplicationPad3d,
                CircularPad1d,
                CircularPad2d,
                CircularPad3d {
    private final int[] padding;
    private final String mode;
    private final double value;

    PadLayer(int dims, String mode, double value, int... padding) {
        this.padding = ConvolutionNd.each("padding", 2 * dims, padding);
        this.mode = mode;
        this.value = value;
    }

    @Override
    public Tensor forward(Tensor x) {
        int dims = padding.length / 2;
        if (mode.equals("circular") && x.dim() != dims + 1 && x.dim() != dims + 2) {
            throw new IllegalArgumentException(
                    "expected " + (dims + 1) + "D or " + (dims + 2) + "D input (got " + x.dim()
                            + "D input): " + name() + " got " + Texts.shape(x)
                            + "\nHint: unsqueeze(0) adds the dimension of the channels or of the batch.");
        }
        return mode.equals("constant") ? x.pad(padding, value) : x.pad(padding, mode);
    }

    @Override
    protected String extraRepr() {
        String widths = Texts.tuple(padding);
        return name().startsWith("Constant") ? "padding=" + widths + ", value=" + Texts.number(value) : widths;
    }
}
