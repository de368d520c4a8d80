package himalia.train;

import himalia.nn.Parameter;
import himalia.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings every feature (the last dimension) to mean 0 and deviation 1 over the batch, then scales and shifts it:
/// `gamma (x - mean) / sqrt(variance + 0.001) + beta`. In use the running means of the training stand in.
///
/// **Weights** gamma, beta, learned; moving mean and moving variance, not learned; `[features]` each.
public final class BatchNormalization extends Layer {
    private static final double EPSILON = 1e-3;
    private static final double MOMENTUM = 0.99;

    private @Nullable Parameter gamma;
    private @Nullable Parameter beta;
    private @Nullable Tensor mean;
    private @Nullable Tensor variance;

    @Override
    protected int[] build(int[] input) {
        int features = input[input.length - 1];
        gamma = new Parameter(Tensor.ones(features));
        beta = new Parameter(Tensor.zeros(features));
        mean = Tensor.zeros(features);
        variance = Tensor.ones(features);
        return input;
    }

    @Override
    protected List<Tensor> nonTrainable() {
        return mean == null || variance == null ? List.of() : List.of(mean, variance);
    }

    @Override
    public Tensor forward(Tensor x) {
        builtFor(x);
        if (!isTraining()) {
            return normal(x, made(mean), made(variance));
        }
        int[] others = new int[x.dim() - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = i;
        }
        Tensor m = x.mean(others, false);
        Tensor v = x.var(others, 0, false);
        Tensor.noGrad(() -> {
            made(mean).mul_(MOMENTUM).add_(m.detach(), 1 - MOMENTUM);
            made(variance).mul_(MOMENTUM).add_(v.detach(), 1 - MOMENTUM);
        });
        return normal(x, m, v);
    }

    private Tensor normal(Tensor x, Tensor m, Tensor v) {
        return x.sub(m).div(v.add(EPSILON).sqrt()).mul(made(gamma)).add(made(beta));
    }
}
