package himalia.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where examples enter a [Model]: `new Input(2)` for rows of two numbers, `new Input(28, 28, 1)` for pictures.
public final class Input extends Symbol {
    private @Nullable String label;

    /// @param shape of one example, without the batch; -1 where it may vary
    public Input(int... shape) {
        super(null, List.of(), shape.clone());
    }

    /// Gives the input a name of its own, for `summary`.
    public Input named(String name) {
        label = name;
        return this;
    }

    @Nullable
    String label() {
        return label;
    }
}
