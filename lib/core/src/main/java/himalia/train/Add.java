package himalia.train;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Adds results up, as skip connections do: `new Add().call(x, input)`.
public final class Add extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        if (shapes.stream().anyMatch(shape -> !Arrays.equals(shape, shapes.getFirst()))) {
            throw new IllegalArgumentException("Add: all shapes must be the same, got "
                    + shapes.stream().map(Names::shape).toList());
        }
        return shapes.getFirst().clone();
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return inputs.stream().reduce(Tensor::add).orElseThrow();
    }
}
