package himalia.train;

import himalia.optim.Optimizer;
import himalia.tensor.Tensor;
import java.util.List;

/// Adam as Keras computes it: `p = p - lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + eps)`, float32.
final class KerasAdam extends Optimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    /// Means that fade away would end as denormal numbers, which are slow; beside eps they count as nothing before.
    private static final float DUST = 1e-25f;

    private final double decay;
    private final float[][] means;
    private final float[][] squares;

    KerasAdam(List<Tensor> params, double lr, double decay) {
        super(params, lr);
        this.decay = decay;
        means = new float[params.size()][];
        squares = new float[params.size()][];
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        int n = param.numel();
        if (means[index] == null) {
            means[index] = new float[n];
            squares[index] = new float[n];
        }
        if (decay != 0) {
            param.mul_(1 - lr() * decay);
        }
        Tensor g = grad.contiguous();
        double rate = lr() * Math.sqrt(1 - Math.pow(BETA2, steps())) / (1 - Math.pow(BETA1, steps()));
        step(
                param.storage().floats(),
                param.storageOffset(),
                g.storage().floats(),
                g.storageOffset(),
                means[index],
                squares[index],
                (float) rate);
    }

    private static void step(float[] p, int po, float[] g, int go, float[] m, float[] v, float rate) {
        float b1 = (float) (1 - BETA1);
        float b2 = (float) (1 - BETA2);
        for (int i = 0; i < m.length; i++) {
            m[i] += (g[go + i] - m[i]) * b1 + DUST - DUST;
            v[i] += (g[go + i] * g[go + i] - v[i]) * b2 + DUST - DUST;
        }
        for (int i = 0; i < m.length; i++) {
            p[po + i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + 1e-7f);
        }
    }

    @Override
    public String toString() {
        return (decay == 0 ? "Adam" : "AdamW") + "(learning_rate=" + lr() + ")";
    }
}
