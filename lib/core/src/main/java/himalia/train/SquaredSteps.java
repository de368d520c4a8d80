package himalia.train;

import himalia.optim.Optimizer;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Keras' RMSprop and Adagrad: `v = rho v + (1 - rho) g²` or `v = v + g²`, and `p = p - lr g / sqrt(v + 1e-7)`,
/// float32.
final class SquaredSteps extends Optimizer {
    private final float rho;
    private final float share;
    private final float start;
    private final float[][] squares;

    /// @param rho how slowly squares are forgotten; 1 if never
    SquaredSteps(List<Tensor> params, double lr, double rho, double start) {
        super(params, lr);
        this.rho = (float) rho;
        this.share = rho == 1 ? 1 : (float) (1 - rho); // rounded once, as Keras does
        this.start = (float) start;
        squares = new float[params.size()][];
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        if (squares[index] == null) {
            squares[index] = new float[param.numel()];
            Arrays.fill(squares[index], start);
        }
        Tensor g = grad.contiguous();
        step(
                param.storage().floats(),
                param.storageOffset(),
                g.storage().floats(),
                g.storageOffset(),
                squares[index],
                (float) lr());
    }

    private void step(float[] p, int po, float[] g, int go, float[] v, float rate) {
        for (int i = 0; i < v.length; i++) {
            float gi = g[go + i];
            v[i] = rho * v[i] + share * gi * gi;
            p[po + i] -= rate * gi / (float) Math.sqrt(v[i] + 1e-7f);
        }
    }

    @Override
    public String toString() {
        return (rho == 1 ? "Adagrad" : "RMSprop") + "(learning_rate=" + lr() + ")";
    }
}
