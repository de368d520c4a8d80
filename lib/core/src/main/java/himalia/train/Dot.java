package himalia.train;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// How like two rows are: the sum of their products, `new Dot().call(user, film)`.
///
/// **Shape** `[n, features]` twice -> `[n, 1]`.
public final class Dot extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        boolean rows = shapes.size() == 2 && shapes.getFirst().length == 1;
        if (!rows || !Arrays.equals(shapes.get(0), shapes.get(1))) {
            throw new IllegalArgumentException("Dot: expected two rows of as many numbers, got "
                    + shapes.stream().map(Names::shape).toList());
        }
        return new int[] {1};
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return inputs.get(0).mul(inputs.get(1)).sum(1, true);
    }
}
