package himalia.train;

import himalia.nn.Module;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One layer in its place within a model.
///
/// @param layer null for the input
/// @param name unique within the model, such as `dense_1`
/// @param from which steps it takes its inputs from
/// @param shape what comes out of it for one example; null if that is not known yet
record Step(@Nullable Module layer, String name, int[] from, int @Nullable [] shape) {
    /// The layer of any step but the input.
    Module module() {
        return Objects.requireNonNull(layer, "an input has no layer");
    }

    /// The class as Keras writes it.
    String kind() {
        return layer == null ? "InputLayer" : layer.getClass().getSimpleName();
    }

    boolean isBuilt() {
        return shape != null;
    }
}
