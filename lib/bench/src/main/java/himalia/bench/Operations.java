package himalia.bench;

import static himalia.tensor.Tensor.noGrad;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randn;

import himalia.nn.Conv2d;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Single operations on tensors of one size each.
final class Operations {
    private static final int[] MATRICES = {16, 32, 64, 128, 256, 512, 1024};

    private static final long WARM_NANOS = 3_000_000_000L;

    private Operations() {}

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        for (int n : MATRICES) {
            Tensor a = rand(n, n);
            Tensor b = rand(n, n);
            add(all, "matmul_" + n, () -> a.matmul(b));
        }
        Tensor x = randn(1_000_000);
        Tensor p = rand(1_000_000).add(1e-3);
        Tensor m = x.view(1000, 1000);
        add(all, "add_1e6", () -> x.add(p));
        add(all, "mul_1e6", () -> x.mul(p));
        add(all, "div_1e6", () -> x.div(p));
        add(all, "exp_1e6", x::exp);
        add(all, "log_1e6", p::log);
        add(all, "sigmoid_1e6", x::sigmoid);
        add(all, "tanh_1e6", x::tanh);
        add(all, "relu_1e6", x::relu);
        add(all, "sum_1e6", x::sum);
        add(all, "sum0_1000", () -> m.sum(0));
        add(all, "sum1_1000", () -> m.sum(1));
        add(all, "mean1_1000", () -> m.mean(1));
        add(all, "max_1e6", x::max);
        add(all, "softmax_1000", () -> m.softmax(1));
        Tensor wide = rand(2048, 2048);
        add(all, "transpose_2048", () -> wide.t().contiguous());
        Tensor s = rand(2, 2);
        Tensor t = rand(2, 2);
        add(all, "tiny_add", () -> s.add(t));
        add(all, "tiny_matmul", () -> s.matmul(t));
        addConvolution(all);
        warmUp(x);
        return all;
    }

    /// Gives the library the time to warm up its loops of vectors in the background.
    private static void warmUp(Tensor x) {
        long end = System.nanoTime() + WARM_NANOS;
        while (System.nanoTime() < end) {
            x.exp();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void addConvolution(List<Workload> all) {
        Conv2d layer = new Conv2d(3, 64, 5);
        Tensor images = randn(128, 3, 32, 32).requiresGrad_();
        Tensor ones = ones(128, 64, 28, 28);
        all.add(new Workload("conv_fwdbwd", 0, () -> {
            layer.forward(images).backward(ones);
            layer.zeroGrad();
            images.zeroGrad();
            return 0;
        }));
        add(all, "conv_fwd", () -> layer.forward(images));
    }

    private static void add(List<Workload> all, String name, Supplier<Tensor> operation) {
        all.add(new Workload(name, 0, () -> noGrad(operation).numel()));
    }
}
