package himalia.train;

import himalia.nn.Embedding;
import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.Arrays;

/// What shape comes out of a layer.
final class Shapes {
    private Shapes() {}

    /// A layer of ours says so itself; any other module is tried with a batch of zeros.
    static int[] after(Module layer, int... shape) {
        if (layer instanceof Layer ours) {
            return ours.joined(shape);
        }
        int[] batch = new int[shape.length + 1];
        batch[0] = 2;
        for (int i = 0; i < shape.length; i++) {
            batch[i + 1] = shape[i] < 0 ? 2 : shape[i];
        }
        boolean training = layer.isTraining();
        Tensor zeros = layer instanceof Embedding ? Tensor.zeros(batch).toLong() : Tensor.zeros(batch);
        try {
            layer.eval(); // neither draws nor learns anything
            int[] out = Tensor.noGrad(() -> layer.forward(zeros)).shape().toArray();
            int[] after = Arrays.copyOfRange(out, 1, out.length);
            boolean varies = layer instanceof Embedding && shape.length > 0 && shape[0] < 0;
            if (varies) {
                after[0] = -1;
            }
            return after;
        } finally {
            layer.train(training);
        }
    }
}
