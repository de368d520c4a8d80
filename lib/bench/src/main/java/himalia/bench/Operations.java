package himalia.bench;

import static himalia.nn.Functional.binaryCrossEntropy;
import static himalia.nn.Functional.binaryCrossEntropyWithLogits;
import static himalia.nn.Functional.crossEntropy;
import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.noGrad;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randint;
import static himalia.tensor.Tensor.randn;
import static himalia.tensor.Tensor.randperm;
import static himalia.tensor.Tensor.stack;

import himalia.nn.BatchNorm1d;
import himalia.nn.Conv2d;
import himalia.nn.LayerNorm;
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
        addScalarPaths(all, x, p);
        addChains(all, x, p);
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

    /// Comparisons, choices, statistics, orders, picks and random numbers.
    private static void addScalarPaths(List<Workload> all, Tensor x, Tensor p) {
        Tensor m = x.view(1000, 1000);
        Tensor mask = x.gt(0);
        Tensor whole = x.mul(100).toLong();
        Tensor rows = randint(0, 1000, 1000);
        Tensor places = randint(0, 1000, 1000, 1000);
        add(all, "gt_1e6", () -> x.gt(p));
        add(all, "gt0_1e6", () -> x.gt(0));
        add(all, "eq_1e6", () -> x.eq(p));
        add(all, "eq_long_1e6", () -> whole.eq(3));
        add(all, "and_1e6", () -> mask.logicalAnd(mask));
        add(all, "where_1e6", () -> x.where(mask, p));
        add(all, "masked_fill_1e6", () -> x.maskedFill(mask, 0));
        add(all, "to_float_1e6", whole::toFloat);
        add(all, "sum_long_1e6", whole::sum);
        add(all, "std_1e6", x::std);
        add(all, "std0_1000", () -> m.std(0));
        add(all, "std1_1000", () -> m.std(1));
        add(all, "prod_1e6", p::prod);
        add(all, "prod1_1000", () -> m.prod(1));
        add(all, "argmax1_1000", () -> m.argmax(1));
        add(all, "cumsum_1e6", () -> x.cumsum(0));
        add(all, "cumsum0_1000", () -> m.cumsum(0));
        add(all, "sort_1e6", () -> x.sort().values());
        add(all, "sort_1000", () -> m.sort(1).values());
        add(all, "topk_1e6", () -> x.topk(10).values());
        add(all, "gather_1000", () -> m.gather(1, places));
        add(all, "index_select_1000", () -> m.indexSelect(0, rows));
        add(all, "cat_1e6", () -> cat(x, p));
        add(all, "stack_1e6", () -> stack(x, p));
        add(all, "rand_1e6", () -> rand(1_000_000));
        add(all, "randn_1e6", () -> randn(1_000_000));
        add(all, "randperm_1e6", () -> randperm(1_000_000));
    }

    /// What a course computes of several operations, forward and backward where it learns.
    private static void addChains(List<Workload> all, Tensor x, Tensor p) {
        Tensor m = x.view(1000, 1000);
        Tensor w = x.clone().requiresGrad_();
        Tensor scores = m.clone().requiresGrad_();
        Tensor truth = p.gt(0.5).toFloat();
        Tensor classes = randint(0, 1000, 1000);
        LayerNorm layerNorm = new LayerNorm(1000);
        BatchNorm1d batchNorm = new BatchNorm1d(1000);
        add(all, "normalise_1000", () -> m.sub(m.mean(0)).div(m.std(0)));
        add(all, "gelu_1e6", x::gelu);
        add(all, "mse_1e6", () -> x.sub(p).pow(2).mean());
        learn(all, "bce_sigmoid_1e6", w, () -> binaryCrossEntropy(w.sigmoid(), truth));
        learn(all, "bce_logits_1e6", w, () -> binaryCrossEntropyWithLogits(w, truth));
        learn(all, "cross_entropy_1000", scores, () -> crossEntropy(scores, classes));
        learn(all, "gelu_fwdbwd_1e6", w, () -> w.gelu().sum());
        learn(all, "layer_norm_1000", scores, () -> layerNorm.forward(scores).sum());
        learn(all, "batch_norm_1000", scores, () -> batchNorm.forward(scores).sum());
    }

    private static void learn(List<Workload> all, String name, Tensor leaf, Supplier<Tensor> loss) {
        all.add(new Workload(name, 0, () -> {
            leaf.zeroGrad();
            loss.get().backward();
            return 0;
        }));
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
