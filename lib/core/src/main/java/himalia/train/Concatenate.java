package himalia.train;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Puts results side by side along their last dimension: `new Concatenate().call(a, b)`.
public final class Concatenate extends Merge {
    @Override
    protected int[] merged(List<int[]> shapes) {
        int[] all = shapes.getFirst().clone();
        int last = all.length - 1;
        for (int[] shape : shapes.subList(1, shapes.size())) {
            if (shape.length != all.length || !Arrays.equals(Arrays.copyOf(shape, last), Arrays.copyOf(all, last))) {
                throw new IllegalArgumentException(
                        "Concatenate: all shapes must be the same but for the last dimension, " + "got "
                                + shapes.stream().map(Names::shape).toList());
            }
            all[last] += shape[last];
        }
        return all;
    }

    @Override
    protected Tensor merge(List<Tensor> inputs) {
        return Tensor.cat(-1, inputs.toArray(Tensor[]::new));
    }
}
