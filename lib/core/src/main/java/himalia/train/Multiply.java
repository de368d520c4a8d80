package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;

/// Multiplies results element by element: `new Multiply().call(x, gate)`.
public final class Multiply extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        return same(shapes);
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return inputs.stream().reduce(Tensor::mul).orElseThrow();
    }
}
