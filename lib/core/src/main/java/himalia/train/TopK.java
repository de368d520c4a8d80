package himalia.train;

import himalia.tensor.Tensor;

/// How often the right class is among the `k` likeliest: `model.addMetric(new TopK(3))`. Targets are class numbers or
/// one-hot rows.
public final class TopK extends Metric {
    private final int k;

    /// Among the `k` likeliest.
    public TopK(int k) {
        this("top_" + k + "_accuracy", k);
    }

    /// Under a name of its own.
    ///
    /// @throws IllegalArgumentException if `k` is below 1
    public TopK(String name, int k) {
        super(name);
        if (k < 1) {
            throw new IllegalArgumentException("TopK: `k` must be at least 1. Received: " + k);
        }
        this.k = k;
    }

    @Override
    public void update(Tensor prediction, Tensor target) {
        int classes = prediction.size(-1);
        double[] p = prediction.detach().toDoubleArray();
        boolean numbers = target.numel() * classes == p.length;
        double[] wanted = (numbers ? target.flatten() : target.argmax(-1)).toDoubleArray();
        for (int row = 0; row < wanted.length; row++) {
            int above = 0;
            int right = Scores.classOf(name(), wanted[row], classes);
            for (int c = 0; c < classes; c++) {
                above += p[row * classes + c] > p[row * classes + right] ? 1 : 0;
            }
            sum += above < k ? 1 : 0;
        }
        count += wanted.length;
    }
}
