package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;

/// The smallest of results, element by element: `new Minimum().call(a, b)`.
public final class Minimum extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        return same(shapes);
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return inputs.stream().reduce(Tensor::minimum).orElseThrow();
    }
}
