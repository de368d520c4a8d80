package himalia.nn;

import himalia.tensor.Tensor;

/// One step of an [RNN].
///
/// **Shape** input `[n, in]` or `[in]`, state and result `[n, hidden]` or `[hidden]`.
public final class RNNCell extends RecurrentCell {
    private final String nonlinearity;

    /// With bias.
    public RNNCell(int inputSize, int hiddenSize) {
        this(inputSize, hiddenSize, true);
    }

    /// With or without bias.
    public RNNCell(int inputSize, int hiddenSize, boolean bias) {
        this(inputSize, hiddenSize, bias, "tanh");
    }

    /// @param nonlinearity `tanh` or `relu`
    public RNNCell(int inputSize, int hiddenSize, boolean bias, String nonlinearity) {
        super(1, inputSize, hiddenSize, bias);
        this.nonlinearity = nonlinearity;
    }

    /// The state after a first step from zeros.
    @Override
    public Tensor forward(Tensor x) {
        return forward(x, zeros(x));
    }

    /// The state after one more step.
    public Tensor forward(Tensor x, Tensor hidden) {
        return Cells.rnn(fromInput(x), fromState(checked(hidden, x, "hidden")), nonlinearity);
    }

    @Override
    protected String extraRepr() {
        return super.extraRepr() + (nonlinearity.equals("tanh") ? "" : ", nonlinearity=" + nonlinearity);
    }
}
