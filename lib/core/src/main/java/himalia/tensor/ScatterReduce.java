package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;

/// Puts all elements that an index sends to one place together with what stands there.
final class ScatterReduce {
    private ScatterReduce() {}

    static Tensor of(Tensor x, int dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        Tensor base = includeSelf ? x : neutral(x, dim, index, reduce);
        return switch (reduce) {
            case "sum" -> base.scatterAdd(dim, index, source);
            case "mean" -> mean(base, dim, index, source, includeSelf);
            case "amax", "amin" -> extreme(base, dim, index, source, reduce.equals("amax"));
            case "prod" -> product(base, dim, index, source);
            default ->
                throw new IllegalArgumentException("reduce argument must be either sum, prod, mean, amax or amin, got "
                        + reduce + "\nHint: amax and amin are the largest and the smallest.");
        };
    }

    /// What changes nothing, at all named places.
    private static Tensor neutral(Tensor x, int dim, Tensor index, String reduce) {
        double extreme = x.dtype().isFloatingPoint() ? Double.POSITIVE_INFINITY : Long.MAX_VALUE;
        double value = switch (reduce) {
            case "prod" -> 1;
            case "amax" -> -extreme;
            case "amin" -> extreme;
            default -> 0;
        };
        return x.scatter(dim, index, value);
    }

    private static Tensor mean(Tensor base, int dim, Tensor index, Tensor source, boolean includeSelf) {
        Tensor one = Tensor.onesLike(base.detach());
        Tensor counts = (includeSelf ? one : one.scatter(dim, index, 0))
                .scatterAdd(dim, index, Tensor.onesLike(source.detach()))
                .clampMin(1);
        Tensor sum = base.scatterAdd(dim, index, source);
        return base.dtype().isFloatingPoint() ? sum.div(counts) : sum.floorDivide(counts);
    }

    private interface Together {
        double of(double there, double next);
    }

    private static Tensor fold(Tensor base, int dim, Tensor index, Tensor source, Together together) {
        if (!source.shape().equals(index.shape())) {
            throw new IllegalArgumentException(
                    "scatter_reduce(): Expected index " + index.shape().brackets()
                            + " and src " + source.shape().brackets()
                            + " to have the same shape\nHint: src.expandAs(index) or narrow(...) brings them together.");
        }
        Tensor y = Copy.contiguous(base.detach(), true);
        int[] to =
                AdvancedIndexing.gathering(base, dim, index, "scatter_reduce").starts();
        double[] from = source.toDoubleArray();
        for (int i = 0; i < to.length; i++) {
            y.storage.setDouble(to[i], together.of(y.storage.getDouble(to[i]), from[i]));
        }
        return y;
    }

    /// Equal extremes share the gradient.
    private static Tensor extreme(Tensor base, int dim, Tensor index, Tensor source, boolean max) {
        Tensor y = fold(base, dim, index, source, max ? Math::max : Math::min);
        if (records(base, source)) {
            Tensor here = base.detach().eq(y.detach()).to(y.dtype());
            Tensor there = source.detach().eq(y.detach().gather(dim, index)).to(y.dtype());
            Tensor winners = here.scatterAdd(dim, index, there);
            record(
                    y,
                    "ScatterReduce",
                    (g, i) -> {
                        Tensor share = g.div(winners);
                        return i == 0
                                ? share.mul(here)
                                : share.gather(dim, index).mul(there);
                    },
                    base,
                    source);
        }
        return y;
    }

    private static Tensor product(Tensor base, int dim, Tensor index, Tensor source) {
        Tensor y = fold(base, dim, index, source, (a, b) -> a * b);
        if (records(base, source)) {
            record(
                            y,
                            "ScatterReduce",
                            (g, i) -> i == 0
                                    ? g.mul(product(Tensor.onesLike(base), dim, index, source))
                                    : others(g, y, base, dim, index, source),
                            base,
                            source)
                    .saves(base, source);
        }
        return y;
    }

    /// The product of the others is the whole one divided by the element; a single 0 among them is left out instead.
    private static Tensor others(Tensor g, Tensor y, Tensor base, int dim, Tensor index, Tensor source) {
        Tensor zero = source.detach().eq(0);
        Tensor zeros = Tensor.zerosLike(base.detach()).scatterAdd(dim, index, zero.to(base.dtype()));
        Tensor single = zero.logicalAnd(zeros.gather(dim, index).eq(1));
        Tensor without = product(base, dim, index, source.maskedFill(single, 1));
        return Gathering.where(
                single,
                g.mul(without).gather(dim, index),
                g.mul(y).gather(dim, index).div(source.maskedFill(zero, 1)));
    }

    /// The slices of `source` put together with those at these places of a dimension.
    static Tensor slices(Tensor x, int dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        int[] sizes = new int[source.dim()];
        Arrays.fill(sizes, 1);
        sizes[Shape.wrap(dim, source.dim())] = index.numel();
        Tensor each = index.reshape(sizes).expand(source.shape());
        return of(x, dim, each, source, reduce, includeSelf);
    }

    /// `scatter` with the name of what it does: `add` or `multiply`.
    static Tensor named(Tensor x, int dim, Tensor index, Tensor source, String reduce) {
        return switch (reduce) {
            case "add" -> x.scatterAdd(dim, index, source);
            case "multiply" -> of(x, dim, index, source, "prod", true);
            default ->
                throw new IllegalArgumentException("reduce argument must be either add or multiply, got " + reduce
                        + "\nHint: scatterReduce knows sum, prod, mean, amax and amin.");
        };
    }
}
