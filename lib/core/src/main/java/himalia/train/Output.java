package himalia.train;

import himalia.tensor.Tensor;
import java.util.function.UnaryOperator;

/// What a model made of a batch, and the logits under it where its last activation is a sigmoid or a softmax.
final class Output {
    private final Tensor logits;
    private final UnaryOperator<Tensor> activation;
    private Tensor prediction;

    private Output(Tensor prediction, Tensor logits, UnaryOperator<Tensor> activation) {
        this.prediction = prediction;
        this.logits = logits;
        this.activation = activation;
    }

    static Output of(Tensor prediction) {
        return new Output(prediction, null, null);
    }

    /// @param activation asked only if somebody wants to see the prediction
    static Output ofLogits(Tensor logits, UnaryOperator<Tensor> activation) {
        return new Output(null, logits, activation);
    }

    /// Null if the model does not end in a sigmoid or a softmax, or nobody asked for them.
    Tensor logits() {
        return logits;
    }

    /// The prediction, computed anew from the logits, with gradients.
    Tensor activated() {
        return activation.apply(logits);
    }

    /// What `predict` would show; without gradients where the loss is computed from the logits.
    Tensor prediction() {
        if (prediction == null) {
            prediction = Tensor.noGrad(() -> activation.apply(logits.detach()));
        }
        return prediction;
    }
}
