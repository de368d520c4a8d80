package himalia.tensor;

import java.util.Map;

/// The cases of [ReduceOps] and [OrderOps].
final class ReduceCases {
    private ReduceCases() {}

    static void add(Map<String, GoldenCase.Op> ops) {
        statistics(ops);
        order(ops);
        ops.put("sum_dtype", c -> c.t(0).sum(DType.FLOAT64));
        ops.put("mean_dtype", c -> c.t(0).mean(DType.FLOAT32));
        ops.put("prod", c -> c.size() == 1 ? c.t(0).prod() : c.t(0).prod(c.i(1), c.keepdim()));
        ops.put("amax", c -> c.t(0).amax(c.ints(1), c.keepdim()));
        ops.put("amin", c -> c.t(0).amin(c.ints(1), c.keepdim()));
        ops.put("aminmax", c -> {
            MinMax r = c.t(0).aminmax();
            return new Tensor[] {r.min(), r.max()};
        });
        ops.put("nansum", c -> c.t(0).nansum());
        ops.put("nanmean", c -> c.t(0).nanmean());
        ops.put("count_nonzero", c -> c.has("dim") ? c.t(0).countNonzero(c.kwarg("dim", 0)) : c.t(0).countNonzero());
        ops.put("logsumexp", c -> c.t(0).logsumexp(c.i(1), c.keepdim()));
        ops.put("trace", c -> c.t(0).trace());
        ops.put("cumsum", c -> c.t(0).cumsum(c.i(1)));
        ops.put("cumprod", c -> c.t(0).cumprod(c.i(1)));
        ops.put("cummax", c -> c.t(0).cummax(c.i(1)));
        ops.put("cummin", c -> c.t(0).cummin(c.i(1)));
        ops.put("logcumsumexp", c -> c.t(0).logcumsumexp(c.i(1)));
        ops.put("diff", c -> c.t(0).diff(1, c.kwarg("dim", -1)));
    }

    private static int[] dims(GoldenCase c) {
        return c.has("dim") ? new int[] {c.kwarg("dim", 0)} : new int[0];
    }

    private static void statistics(Map<String, GoldenCase.Op> ops) {
        ops.put("var", c -> c.t(0).var(dims(c), 1, c.keepdim()));
        ops.put("std", c -> c.t(0).std(dims(c), 1, c.keepdim()));
        ops.put("std_mean", c -> new Tensor[] {c.t(0).std(dims(c), 1, false), c.t(0).mean(dims(c), false)});
        ops.put("var_mean", c -> new Tensor[] {c.t(0).var(dims(c), 1, false), c.t(0).mean(dims(c), false)});
        ops.put("median", c -> c.t(0).median());
        ops.put("median_dim", c -> c.t(0).median(c.i(1)));
        ops.put("mode", c -> c.t(0).mode());
        ops.put("quantile", c -> c.args.get(1).isJsonObject() ? c.t(0).quantile(c.t(1)) : c.t(0).quantile(c.d(1)));
        ops.put("cov", c -> c.t(0).cov());
        ops.put("corrcoef", c -> c.t(0).corrcoef());
        ops.put("histc", c -> c.t(0).histc(c.i(1), c.d(2), c.d(3)));
        ops.put("bincount", c -> c.t(0).bincount());
    }

    private static void order(Map<String, GoldenCase.Op> ops) {
        ops.put("sort", c -> c.size() == 1 ? c.t(0).sort() : c.t(0).sort(c.i(1)));
        ops.put("sort_stable", c -> c.t(0).sort());
        ops.put(
                "argsort",
                c -> c.size() == 1
                        ? c.t(0).argsort()
                        : c.t(0).argsort(c.i(1), c.args.get(2).getAsBoolean()));
        ops.put(
                "topk",
                c -> c.size() == 2
                        ? c.t(0).topk(c.i(1))
                        : c.t(0).topk(c.i(1), c.i(2), c.args.get(3).getAsBoolean()));
        ops.put("kthvalue", c -> c.t(0).kthvalue(c.i(1)));
        ops.put("unique", c -> c.t(0).unique());
        ops.put("unique_full", c -> {
            UniqueValues r = c.t(0).uniqueCounts();
            return new Tensor[] {r.values(), r.inverse(), r.counts()};
        });
        ops.put("unique_consecutive", c -> c.t(0).uniqueConsecutive());
        ops.put("searchsorted", c -> c.t(0).searchsorted(c.t(1)));
        ops.put("bucketize", c -> c.t(0).bucketize(c.t(1)));
    }
}
