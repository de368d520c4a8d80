package himalia.data;

import himalia.tensor.Tensor;
import java.util.List;

/// Some examples at once, as a loop over a [DataLoader] gets them; the first tensor is what goes in, the second what
/// should come out.
///
/// ```java
/// for (var batch : loader) {
///     var loss = criterion.forward(model.forward(batch.x()), batch.y());
/// }
/// ```
///
/// @param tensors with the examples along their first dimension
public record Batch(List<Tensor> tensors) {
    public Batch {
        tensors = List.copyOf(tensors);
    }

    /// These tensors.
    public static Batch of(Tensor... tensors) {
        return new Batch(List.of(tensors));
    }

    /// What goes into the model.
    public Tensor x() {
        return get(0);
    }

    /// What should come out of the model.
    ///
    /// @throws IllegalArgumentException if the dataset holds one tensor only
    public Tensor y() {
        if (tensors.size() < 2) {
            throw new IllegalArgumentException("y: the dataset holds one tensor only, the inputs."
                    + "\nHint: make it of two, new TensorDataset(X, Y).");
        }
        return get(1);
    }

    /// One of the tensors.
    public Tensor get(int part) {
        return tensors.get(part);
    }

    /// How many tensors there are.
    public int size() {
        return tensors.size();
    }
}
