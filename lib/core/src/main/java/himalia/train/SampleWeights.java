package himalia.train;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much every example counts.
final class SampleWeights {
    private SampleWeights() {}

    /// @return `[n]`, or null if all count alike
    static @Nullable Tensor of(Fit plan, Tensor y) {
        int n = y.size(0);
        Tensor given = plan.sampleWeight;
        if (given != null && given.numel() != n) {
            throw new IllegalArgumentException("fit: sampleWeight must have one number per example, " + n
                    + ", but is of " + "shape " + given.shape());
        }
        Tensor weights = given == null ? null : given.flatten().toFloat();
        Map<Integer, Double> ofClass = plan.classWeight;
        if (ofClass == null) {
            return weights;
        }
        Tensor classes = y.dtype() != DType.INT64 && y.dim() == 2 && y.size(1) > 1 ? y.argmax(1) : y.flatten();
        double[] numbers = classes.toDoubleArray();
        float[] all = new float[n];
        for (int i = 0; i < n; i++) {
            all[i] = ofClass.getOrDefault((int) numbers[i], 1.0).floatValue();
        }
        Tensor ofClasses = Tensor.tensor(all);
        return weights == null ? ofClasses : weights.mul(ofClasses);
    }
}
