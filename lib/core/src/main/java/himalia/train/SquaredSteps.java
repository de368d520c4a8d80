package himalia.train;

import himalia.optim.Optimizer;
import himalia.tensor.FusedKernel;
import himalia.tensor.Tensor;
import java.util.List;

/// Keras' RMSprop and Adagrad: `v = rho v + (1 - rho) g²` or `v = v + g²`, and `p = p - lr g / sqrt(v + 1e-7)`,
/// float32.
final class SquaredSteps extends Optimizer {
    private final float rho;
    private final float share;
    private final float start;

    /// @param rho how slowly squares are forgotten; 1 if never
    SquaredSteps(List<Tensor> params, double lr, double rho, double start) {
        super(params, lr);
        this.rho = (float) rho;
        this.share = rho == 1 ? 1 : (float) (1 - rho); // rounded once, as Keras does
        this.start = (float) start;
    }

    @Override
    protected List<String> stateNames() {
        return List.of("square_avg");
    }

    @Override
    protected Tensor[] newState(Tensor param) {
        return new Tensor[] {Tensor.fullLike(param.detach(), start)};
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        new Step(rho, share, (float) lr()).over(param, state(index)[0], grad.contiguous());
    }

    /// Changes the parameter and the squares, given the gradient.
    private record Step(float rho, float share, float rate) implements FusedKernel {
        @Override
        public int results() {
            return 2;
        }

        @Override
        public void of(double[] x) {
            x[1] = rho * x[1] + share * x[2] * x[2];
            x[0] -= rate * x[2] / Math.sqrt(x[1] + 1e-7);
        }

        @Override
        public void floats(float[][] arrays, int[] at, int n) {
            float[] p = arrays[0];
            float[] v = arrays[1];
            float[] g = arrays[2];
            for (int i = 0; i < n; i++) {
                float gi = g[at[2] + i];
                float square = rho * v[at[1] + i] + share * gi * gi;
                v[at[1] + i] = square;
                p[at[0] + i] -= rate * gi / (float) Math.sqrt(square + 1e-7f);
            }
        }
    }

    @Override
    public String toString() {
        return (rho == 1 ? "Adagrad" : "RMSprop") + "(learning_rate=" + lr() + ")";
    }
}
