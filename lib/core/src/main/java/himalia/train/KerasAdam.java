package himalia.train;

import himalia.optim.Optimizer;
import himalia.tensor.FusedKernel;
import himalia.tensor.Tensor;
import java.util.List;

/// Adam as Keras computes it: `p = p - lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + eps)`, float32.
final class KerasAdam extends Optimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    /// Means that fade away would end as denormal numbers, which are slow; beside eps they count as nothing before.
    private static final float DUST = 1e-25f;

    private final double decay;

    KerasAdam(List<Tensor> params, double lr, double decay) {
        super(params, lr);
        this.decay = decay;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("exp_avg", "exp_avg_sq");
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor[] kept = state(index);
        if (decay != 0) {
            param.mul_(1 - lr() * decay);
        }
        double rate = lr() * Math.sqrt(1 - Math.pow(BETA2, steps())) / (1 - Math.pow(BETA1, steps()));
        new Step((float) rate).over(param, kept[0], kept[1], grad.contiguous());
    }

    /// Changes the parameter and the two means, given the gradient.
    private record Step(float rate) implements FusedKernel {
        private static final float B1 = (float) (1 - BETA1);
        private static final float B2 = (float) (1 - BETA2);

        @Override
        public int results() {
            return 3;
        }

        @Override
        public void of(double[] x) {
            x[1] += (x[3] - x[1]) * B1;
            x[2] += (x[3] * x[3] - x[2]) * B2;
            x[0] -= rate * x[1] / (Math.sqrt(x[2]) + 1e-7);
        }

        @Override
        public void floats(float[][] arrays, int[] at, int n) {
            float[] p = arrays[0];
            float[] m = arrays[1];
            float[] v = arrays[2];
            float[] g = arrays[3];
            for (int i = 0; i < n; i++) {
                float gi = g[at[3] + i];
                m[at[1] + i] += (gi - m[at[1] + i]) * B1 + DUST - DUST;
                v[at[2] + i] += (gi * gi - v[at[2] + i]) * B2 + DUST - DUST;
            }
            for (int i = 0; i < n; i++) {
                p[at[0] + i] -= rate * m[at[1] + i] / ((float) Math.sqrt(v[at[2] + i]) + 1e-7f);
            }
        }
    }

    @Override
    public String toString() {
        return (decay == 0 ? "Adam" : "AdamW") + "(learning_rate=" + lr() + ")";
    }
}
