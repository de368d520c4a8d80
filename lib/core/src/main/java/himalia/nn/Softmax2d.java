package himalia.nn;

import himalia.tensor.Tensor;

/// The scores of the channels as probabilities at each place of a picture, `[n, c, h, w]`.
public class Softmax2d extends Module {

    @Override
    public Tensor forward(Tensor x) {
        return x.softmax(-3);
    }
}
