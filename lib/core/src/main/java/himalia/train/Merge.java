package himalia.train;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// A layer that makes one result of several.
public abstract class Merge extends Layer {
    /// What comes out for examples of these shapes.
    ///
    /// @throws IllegalArgumentException if they do not go together
    protected abstract int[] merged(List<int[]> shapes);

    /// The result.
    protected abstract Tensor merge(List<Tensor> inputs);

    /// The shape that all have.
    ///
    /// @throws IllegalArgumentException if one has another
    final int[] same(List<int[]> shapes) {
        if (shapes.stream().anyMatch(shape -> !Arrays.equals(shape, shapes.getFirst()))) {
            throw new IllegalArgumentException(getClass().getSimpleName() + ": all shapes must be the same, got "
                    + shapes.stream().map(Names::shape).toList());
        }
        return shapes.getFirst().clone();
    }

    /// Calls the layer on the results of several others.
    public Symbol call(Symbol... inputs) {
        int[] shape = merged(Arrays.stream(inputs).map(Symbol::shape).toList());
        return new Symbol(this, List.of(inputs), shape);
    }

    @Override
    protected int[] build(int[] input) {
        return merged(List.of(input));
    }

    @Override
    public Tensor forward(Tensor x) {
        return merge(List.of(x));
    }
}
