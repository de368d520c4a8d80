package himalia.tensor;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BinaryOperator;

/// The cases of [ProductOps], triangles and the ways to make tensors.
final class ProductCases {
    private ProductCases() {}

    static void add(Map<String, GoldenCase.Op> ops) {
        Map<String, BinaryOperator<Tensor>> binary = Map.of(
                "mm", Tensor::mm,
                "outer", Tensor::outer,
                "vdot", Tensor::vdot,
                "inner", Tensor::inner,
                "kron", Tensor::kron,
                "cross", Tensor::cross,
                "dist", Tensor::dist,
                "cdist", Tensor::cdist,
                "cosine_similarity", Tensor::cosineSimilarity,
                "pairwise_distance", Tensor::pairwiseDistance);
        binary.forEach((name, f) -> ops.put(name, c -> f.apply(c.t(0), c.t(1))));
        ops.put("addmm", c -> c.t(0).addmm(c.t(1), c.t(2), c.kwarg("beta", 1.0), c.kwarg("alpha", 1.0)));
        ops.put("addmv", c -> c.t(0).addmv(c.t(1), c.t(2)));
        ops.put("baddbmm", c -> c.t(0).baddbmm(c.t(1), c.t(2)));
        ops.put("chain_matmul", c -> Tensor.multiDot(c.t(0), c.t(1), c.t(2)));
        ops.put("tensordot", c -> c.t(0).tensordot(c.t(1), 2));
        ops.put("matrix_power", c -> c.t(0).matrixPower(c.i(1)));
        ops.put("bilinear", c -> c.t(0).bilinear(c.t(1), c.t(2), c.t(3)));
        ops.put(
                "einsum",
                c -> Tensor.einsum(
                        c.args.get(0).getAsString(),
                        Arrays.copyOfRange(c.built.toArray(), 1, c.size(), Tensor[].class)));
        ops.put("normalize", c -> c.t(0).normalize());
        ops.put("norm", c -> c.t(0).norm(c.d(1)));
        ops.put("linalg_norm", c -> c.t(0).norm());
        ops.put("vector_norm", c -> c.t(0).norm(c.d(1), c.i(2), false));
        ops.put("pad", c -> c.has("value") ? c.t(0).pad(c.ints(1), c.kwarg("value", 0.0)) : c.t(0).pad(c.ints(1)));
        ops.put("pad_reflect", c -> c.t(0).pad(new int[] {1, 1}, "reflect"));
        ops.put("pad_replicate", c -> c.t(0).pad(new int[] {1, 1}, "replicate"));
        creation(ops);
    }

    private static void creation(Map<String, GoldenCase.Op> ops) {
        ops.put("full", c -> {
            String value = c.args.get(1).toString();
            return value.equals("true")
                    ? Tensor.full(c.ints(0), true)
                    : value.contains(".") ? Tensor.full(c.ints(0), c.d(1)) : Tensor.full(c.ints(0), (long) c.i(1));
        });
        ops.put("one_hot", c -> c.t(0).oneHot(c.i(1)));
        ops.put("full_like", c -> Tensor.fullLike(c.t(0), c.d(1)));
        ops.put("linspace", c -> Tensor.linspace(c.dtypeOr(DType.FLOAT32), c.d(0), c.d(1), c.i(2)));
        ops.put("logspace", c -> Tensor.logspace(c.dtypeOr(DType.FLOAT32), c.d(0), c.d(1), c.i(2), 10));
        ops.put("eye", c -> c.size() == 1 ? Tensor.eye(c.i(0)) : Tensor.eye(c.i(0), c.i(1)));
        ops.put("tril", c -> c.size() == 1 ? c.t(0).tril() : c.t(0).tril(c.i(1)));
        ops.put("triu", c -> c.size() == 1 ? c.t(0).triu() : c.t(0).triu(c.i(1)));
        ops.put("meshgrid", c -> Tensor.meshgrid(c.t(0), c.t(1)));
        ops.put("cartesian_prod", c -> Tensor.cartesianProd(c.t(0), c.t(1)));
        ops.put("vander", c -> Tensor.vander(c.t(0), c.t(0).numel(), false));
        ops.put("LongTensor", c -> Tensor.tensor(c.args.get(0).toString()).toLong());
        ops.put("ByteTensor", c -> Tensor.tensor(c.args.get(0).toString()).toByte());
    }
}
