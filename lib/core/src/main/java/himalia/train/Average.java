package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;

/// The mean of results, element by element: `new Average().call(a, b)`.
public final class Average extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        return same(shapes);
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return inputs.stream().reduce(Tensor::add).orElseThrow().div(inputs.size());
    }
}
