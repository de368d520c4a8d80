package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A layer that learns the size of its input when it is first joined to something, as Keras' layers do.
///
/// Write a subclass with parameters as fields that `build` makes and `forward` uses.
public abstract class Layer extends Module {
    private int @Nullable [] input;
    private int @Nullable [] output;
    private int @Nullable [] wanted;
    private @Nullable String label;

    /// Makes the parameters.
    ///
    /// @param input the shape of one example, without the batch; -1 where it may vary
    /// @return the shape of one result
    /// @throws IllegalArgumentException if the layer cannot take such examples
    protected abstract int[] build(int[] input);

    /// Says of which shape an example is; for the first layer of a [Sequential].
    public Layer inputShape(int... shape) {
        wanted = shape.clone();
        return this;
    }

    /// Gives the layer a name of its own, for `summary` and saved weights.
    public Layer named(String name) {
        label = name;
        return this;
    }

    /// Calls the layer on the result of another one.
    public Symbol call(Symbol input) {
        return input.then(this);
    }

    /// The learned numbers in Keras' order and layout, as copies.
    public List<Tensor> getWeights() {
        return parameters().stream().map(p -> p.detach().clone()).toList();
    }

    /// Writes over the learned numbers.
    ///
    /// @param weights in Keras' order and layout, as [#getWeights()] gives them
    /// @throws IllegalArgumentException if their number or shapes differ
    public void setWeights(List<Tensor> weights) {
        Weights.copy(name(), parameters(), weights);
    }

    /// What the layer keeps without learning it.
    protected List<Tensor> nonTrainable() {
        return List.of();
    }

    /// What its weights add to the loss; null for nothing.
    @Nullable
    Tensor price() {
        return null;
    }

    /// Whether the layer has its parameters.
    public boolean isBuilt() {
        return output != null;
    }

    int @Nullable [] wanted() {
        return wanted;
    }

    @Nullable
    String label() {
        return label;
    }

    /// Builds the layer at first; later it only says what comes out.
    final int[] joined(int... shape) {
        if (output == null || input == null) {
            output = build(shape);
            input = shape.clone();
        } else if (!Arrays.equals(input, shape)) {
            throw new IllegalArgumentException(name() + ": the layer was built for examples of shape "
                    + Names.shape(input) + " and cannot take " + Names.shape(shape)
                    + "\nHint: make a new layer; this one's weights have a shape already.");
        }
        return output.clone();
    }

    /// A parameter, which `build` has made by now.
    static <T> T made(@Nullable T part) {
        return Objects.requireNonNull(part, "the layer is not built");
    }

    /// Builds the layer for a batch, if nobody has done so before.
    final void builtFor(Tensor x) {
        if (output == null) {
            joined(Arrays.copyOfRange(x.shape().toArray(), 1, x.dim()));
        }
    }
}
