package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.UnaryKernel;
import java.util.function.BinaryOperator;

/// sigmoid, tanh and relu, the bends of nearly every network. Their slopes need the result alone, so they may write
/// over their input, and a gradient that nobody else sees becomes the next one in place.
enum CoreActivations {
    SIGMOID(
            "Sigmoid",
            UnaryKernel.SIGMOID,
            BinaryKernel.SIGMOID_GRADIENT,
            (g, y) -> g.mul(y.neg().add(1)).mul(y)),
    TANH(
            "Tanh",
            UnaryKernel.TANH,
            BinaryKernel.TANH_GRADIENT,
            (g, y) -> g.mul(y.mul(y).neg().add(1))),
    RELU("Relu", UnaryKernel.RELU, BinaryKernel.RELU_GRADIENT, (g, y) -> g.mul(y.gt(0)));

    private final String title;
    private final UnaryKernel kernel;
    private final BinaryKernel slope;
    private final BinaryOperator<Tensor> recordedSlope;

    CoreActivations(String title, UnaryKernel kernel, BinaryKernel slope, BinaryOperator<Tensor> recordedSlope) {
        this.title = title;
        this.kernel = kernel;
        this.slope = slope;
        this.recordedSlope = recordedSlope;
    }

    Tensor of(Tensor x) {
        if (this == RELU && x.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("Boolean inputs not supported for relu: "
                    + x.shape().brackets() + "\nHint: x.toFloat() makes numbers of true and false.");
        }
        Tensor y = Elementwise.unary(kernel, x);
        if (records(x)) {
            record(y, title, (g, i) -> gradient(g, y), x).saves(y);
        }
        return y;
    }

    /// The same, written over `x`.
    Tensor over(Tensor x) {
        if (x.base != null || x.dtype() != DType.FLOAT32 || !x.isContiguous() || x.numel() > InPlace.WHOLE) {
            return InPlace.become(x, this::of);
        }
        boolean record = InPlace.recorded(x, x);
        Node before = record ? x.edge() : null;
        Elementwise.unaryInto(kernel, x, x);
        x.storage.changed();
        if (record) {
            Node node = new Node(title, 0, (g, i) -> gradient(g, x), new Node[] {before}).fresh();
            Autograd.record(x, node).saves(x);
        }
        return x;
    }

    private Tensor gradient(Tensor g, Tensor y) {
        if (Autograd.isEnabled()) {
            return recordedSlope.apply(g, y);
        }
        Tensor d = GradientPool.mayOverwrite(g) && y.isContiguous() && g.dtype() == y.dtype()
                ? g
                : Tensor.unwritten(y.dtype(), y.shape());
        Elementwise.binaryInto(slope, Copy.as(g, y.dtype()), y, d);
        return d;
    }
}
