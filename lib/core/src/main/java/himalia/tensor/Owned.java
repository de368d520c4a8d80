package himalia.tensor;

import org.jspecify.annotations.Nullable;

/// A tensor that knows where it belongs, so that messages can say it: a parameter knows its layer.
public interface Owned {
    /// The owner, as messages name it: ``layer 2 `Linear(8, 1)` ``; `null` if nobody has said.
    @Nullable
    String owner();
}
