package himalia.train;

import himalia.tensor.Tensor;
import java.util.List;

/// The first result less the second: `new Subtract().call(a, b)`.
public final class Subtract extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        return same(shapes);
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return inputs.get(0).sub(inputs.get(1));
    }
}
