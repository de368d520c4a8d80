package himalia.train;

import himalia.tensor.Tensor;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a model made of a batch, and the logits under it where its last activation is a sigmoid or a softmax.
final class Output {
    private final @Nullable Tensor logits;
    private final @Nullable UnaryOperator<Tensor> activation;
    private @Nullable Tensor prediction;

    private Output(@Nullable Tensor prediction, @Nullable Tensor logits, @Nullable UnaryOperator<Tensor> activation) {
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

    /// Not if the model does not end in a sigmoid or a softmax, or nobody asked for them.
    boolean hasLogits() {
        return logits != null;
    }

    /// What goes into the last sigmoid or softmax; to be asked only if there are any.
    Tensor logits() {
        return Objects.requireNonNull(logits, "no logits");
    }

    private Tensor activated(Tensor logits) {
        return Objects.requireNonNull(activation, "no logits").apply(logits);
    }

    /// The prediction, computed anew from the logits, with gradients.
    Tensor activated() {
        return activated(logits());
    }

    /// What `predict` would show; without gradients where the loss is computed from the logits.
    Tensor prediction() {
        if (prediction == null) {
            prediction = Tensor.noGrad(() -> activated(logits().detach()));
        }
        return prediction;
    }
}
