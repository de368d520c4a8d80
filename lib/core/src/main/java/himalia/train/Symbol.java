package himalia.train;

import himalia.nn.Module;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What will go from one layer to the next once there is data: Keras' symbolic tensor.
///
/// ```java
/// var input = new Input(2);
/// var x = new Dense(4, "sigmoid").call(input);
/// var output = x.then(new Dense(1, "sigmoid"));
/// var model = new Model(input, output);
/// ```
public sealed class Symbol permits Input {
    private final @Nullable Module layer;
    private final List<Symbol> from;
    private final int[] shape;

    Symbol(@Nullable Module layer, List<Symbol> from, int[] shape) {
        this.layer = layer;
        this.from = List.copyOf(from);
        this.shape = shape;
    }

    /// The result of the next layer; for modules of `himalia.nn`, which have no `call`.
    ///
    /// @throws IllegalArgumentException if the layer cannot take examples of this shape
    public Symbol then(Module layer) {
        return new Symbol(layer, List.of(this), Shapes.after(layer, shape));
    }

    /// The shape of one example, without the batch; -1 where it may vary.
    public int[] shape() {
        return shape.clone();
    }

    @Nullable
    Module layer() {
        return layer;
    }

    List<Symbol> from() {
        return from;
    }

    /// As Keras tells a shape: `(None, 4)`.
    @Override
    public String toString() {
        return (layer == null ? "Input" : layer.getClass().getSimpleName()) + " " + Names.shape(shape);
    }
}
