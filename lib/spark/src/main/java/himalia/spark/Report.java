package himalia.spark;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the first task of a training tells the notebook.
///
/// @param training which one
/// @param values loss and metrics of an epoch; null if the training cannot go on
/// @param state what was learned, a [Parcel] of a [State]; null with an error
/// @param error what is wrong, in words for the user
record Report(
        int training,
        @Nullable Map<String, Double> values,
        byte @Nullable [] state,
        @Nullable String error) implements Serializable {
    private static final long serialVersionUID = 1;

    /// Weights, and what the optimizer keeps beside them.
    record State(Map<String, ?> model, Map<String, ?> optimizer) {}
}
