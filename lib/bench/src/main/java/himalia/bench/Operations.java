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
import static himalia.tensor.Tensor.zeros;

import himalia.nn.BatchNorm1d;
import himalia.nn.Conv2d;
import himalia.nn.LayerNorm;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Single operations on tensors of one size each.
final class Operations {
    private static final int[] MATRICES = {16, 32, 64, 128, 256, 512, 1024};

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
        add(all, "zeros_1e6", () -> zeros(1_000_000));
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
        add(all, "mean0_1000", () -> m.mean(0));
        add(all, "mean1_1000", () -> m.mean(1));
        add(all, "max_1e6", x::max);
        add(all, "min_1e6", x::min);
        add(all, "softmax_1000", () -> m.softmax(1));
        addFunctions(all, x, p);
        addInPlace(all);
        addScalarPaths(all, x, p);
        addWholeNumbers(all, x);
        addChains(all, x, p);
        Tensor wide = rand(2048, 2048);
        add(all, "transpose_2048", () -> wide.t().contiguous());
        Tensor s = rand(2, 2);
        Tensor t = rand(2, 2);
        add(all, "tiny_add", () -> s.add(t));
        add(all, "tiny_matmul", () -> s.matmul(t));
        addConvolution(all);
        return all;
    }

    /// Changes of a tensor itself: no new memory is asked for.
    private static void addInPlace(List<Workload> all) {
        Tensor x = randn(1_000_000);
        Tensor small = rand(1_000_000);
        Tensor one = ones(1_000_000);
        add(all, "add_in_place_1e6", () -> x.add_(small));
        add(all, "mul_in_place_1e6", () -> x.mul_(one));
        add(all, "div_in_place_1e6", () -> x.div_(one));
        add(all, "neg_in_place_1e6", x::neg_);
        add(all, "abs_in_place_1e6", x::abs_);
        add(all, "relu_in_place_1e6", x::relu_);
        add(all, "floor_in_place_1e6", x::floor_);
        add(all, "clamp_in_place_1e6", () -> small.clamp_(0, 1));
        add(all, "sigmoid_in_place_1e6", small::sigmoid_);
    }

    /// Functions of one or two elements.
    private static void addFunctions(List<Workload> all, Tensor x, Tensor p) {
        Tensor row = p.narrow(0, 0, 1000);
        Tensor m = x.view(1000, 1000);
        Tensor many = rand(10_000_000);
        add(all, "add_1e7", () -> many.add(many));
        add(all, "add_row_1000", () -> m.add(row));
        add(all, "add_number_1e6", () -> x.add(1));
        add(all, "neg_1e6", x::neg);
        add(all, "abs_1e6", x::abs);
        add(all, "sign_1e6", x::sign);
        add(all, "floor_1e6", x::floor);
        add(all, "round_1e6", x::round);
        add(all, "sqrt_1e6", p::sqrt);
        add(all, "rsqrt_1e6", p::rsqrt);
        add(all, "reciprocal_1e6", p::reciprocal);
        add(all, "pow2_1e6", () -> x.pow(2));
        add(all, "pow3_1e6", () -> x.pow(3));
        add(all, "pow_1e6", () -> p.pow(1.5));
        add(all, "sin_1e6", x::sin);
        add(all, "cos_1e6", x::cos);
        add(all, "tan_1e6", x::tan);
        add(all, "sinh_1e6", x::sinh);
        add(all, "cosh_1e6", x::cosh);
        add(all, "atan_1e6", x::atan);
        add(all, "asinh_1e6", x::asinh);
        add(all, "exp2_1e6", x::exp2);
        add(all, "log2_1e6", p::log2);
        add(all, "log10_1e6", p::log10);
        add(all, "log1p_1e6", p::log1p);
        add(all, "expm1_1e6", x::expm1);
        add(all, "erf_1e6", x::erf);
        add(all, "clamp_1e6", () -> x.clamp(-1, 1));
        add(all, "maximum_1e6", () -> x.maximum(p));
        add(all, "lerp_1e6", () -> x.lerp(p, 0.3));
        add(all, "silu_1e6", x::silu);
        add(all, "elu_1e6", x::elu);
        add(all, "leaky_relu_1e6", () -> x.leakyRelu(0.01));
        add(all, "softplus_1e6", x::softplus);
        add(all, "logsigmoid_1e6", x::logsigmoid);
        add(all, "mish_1e6", x::mish);
        add(all, "gelu_tanh_1e6", () -> x.gelu("tanh"));
    }

    /// Whole numbers and truths.
    private static void addWholeNumbers(List<Workload> all, Tensor x) {
        Tensor whole = x.mul(100).toLong();
        Tensor table = whole.view(1000, 1000);
        Tensor mask = x.gt(0);
        add(all, "add_long_1e6", () -> whole.add(whole));
        add(all, "mul_long_1e6", () -> whole.mul(3));
        add(all, "abs_long_1e6", whole::abs);
        add(all, "sum_long_1e6", whole::sum);
        add(all, "sum0_long_1000", () -> table.sum(0));
        add(all, "sum1_long_1000", () -> table.sum(1));
        add(all, "max_long_1e6", whole::max);
        add(all, "max1_long_1000", () -> table.max(1).values());
        add(all, "argmax_long_1e6", whole::argmax);
        add(all, "prod1_long_1000", () -> table.prod(1));
        add(all, "cumsum_long_1e6", () -> whole.cumsum(0));
        add(all, "sum_mask_1e6", mask::sum);
        add(all, "any_1e6", mask::any);
        add(all, "all_1e6", mask::all);
        add(all, "to_float_1e6", whole::toFloat);
        add(all, "to_long_1e6", x::toLong);
        add(all, "mask_to_float_1e6", mask::toFloat);
        add(all, "unique_long_1e6", whole::unique);
        add(all, "bincount_1e6", () -> whole.abs().bincount());
    }

    /// Comparisons, choices, statistics, orders, picks and random numbers.
    private static void addScalarPaths(List<Workload> all, Tensor x, Tensor p) {
        Tensor m = x.view(1000, 1000);
        Tensor mask = x.gt(0);
        Tensor whole = x.mul(100).toLong();
        Tensor rows = randint(0, 1000, 1000);
        Tensor places = randint(0, 1000, 1000, 1000);
        Tensor images = x.view(10, 100, 1000);
        add(all, "gt_1e6", () -> x.gt(p));
        add(all, "lt_1e6", () -> x.lt(p));
        add(all, "isnan_1e6", x::isnan);
        add(all, "isfinite_1e6", x::isfinite);
        add(all, "gt0_1e6", () -> x.gt(0));
        add(all, "eq_1e6", () -> x.eq(p));
        add(all, "eq_long_1e6", () -> whole.eq(3));
        add(all, "gt_long_1e6", () -> whole.gt(whole));
        add(all, "and_1e6", () -> mask.logicalAnd(mask));
        add(all, "or_1e6", () -> mask.logicalOr(mask));
        add(all, "not_1e6", mask::logicalNot);
        add(all, "where_1e6", () -> x.where(mask, p));
        add(all, "masked_fill_1e6", () -> x.maskedFill(mask, 0));
        add(all, "masked_select_1e6", () -> x.maskedSelect(mask));
        add(all, "nonzero_1e6", mask::nonzero);
        add(all, "std_1e6", x::std);
        add(all, "std0_1000", () -> m.std(0));
        add(all, "std1_1000", () -> m.std(1));
        add(all, "prod_1e6", p::prod);
        add(all, "prod1_1000", () -> m.prod(1));
        add(all, "prod0_1000", () -> m.prod(0));
        add(all, "argmax1_1000", () -> m.argmax(1));
        add(all, "argmin1_1000", () -> m.argmin(1));
        add(all, "max0_1000", () -> m.max(0).values());
        add(all, "max1_1000", () -> m.max(1).values());
        add(all, "amax0_1000", () -> m.amax(0));
        add(all, "amin1_1000", () -> m.amin(1));
        add(all, "cumsum_1e6", () -> x.cumsum(0));
        add(all, "cumsum0_1000", () -> m.cumsum(0));
        add(all, "cumsum1_1000", () -> m.cumsum(1));
        add(all, "cumprod1_1000", () -> m.cumprod(1));
        add(all, "sort_1e6", () -> x.sort().values());
        add(all, "sort_1000", () -> m.sort(1).values());
        add(all, "topk_1e6", () -> x.topk(10).values());
        add(all, "unique_1e6", x::unique);
        add(all, "gather_1000", () -> m.gather(1, places));
        add(all, "gather0_1000", () -> m.gather(0, places));
        add(all, "scatter_add_1000", () -> m.scatterAdd(1, places, m));
        add(all, "index_select_1000", () -> m.indexSelect(0, rows));
        add(all, "index_select1_1000", () -> m.indexSelect(1, rows));
        add(all, "cat_1e6", () -> cat(x, p));
        add(all, "cat1_1000", () -> cat(1, m, m));
        add(all, "stack_1e6", () -> stack(x, p));
        add(all, "stack1_1e6", () -> stack(1, x, p));
        add(all, "transpose_long_1000", () -> whole.view(1000, 1000).t().contiguous());
        add(all, "permute_1e6", () -> images.permute(2, 0, 1).contiguous());
        add(all, "flip_1e6", () -> x.flip(0));
        add(all, "rand_1e6", () -> rand(1_000_000));
        add(all, "randn_1e6", () -> randn(1_000_000));
        add(all, "randint_1e6", () -> randint(0, 100, 1_000_000));
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
