package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;

/// The largest of results, element by element: `new Maximum().call(a, b)`.
public final class Maximum extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        return same(shapes);
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return inputs.stream().reduce(Tensor::maximum).orElseThrow();
    }
}
