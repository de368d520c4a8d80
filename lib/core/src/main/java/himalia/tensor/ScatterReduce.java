package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/// Puts all elements that an index sends to one place together with what stands there.
final class ScatterReduce {
    private ScatterReduce() {}

    static Tensor of(Tensor x, int dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        AdvancedIndexing.checkType(x, source, "scatter");
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
        Tensor value = switch (reduce) {
            case "prod" -> Tensor.number(1);
            case "amax" -> least(x.dtype());
            case "amin" -> most(x.dtype());
            default -> Tensor.number(0);
        };
        return AdvancedIndexing.scatter(x, dim, index, value, false);
    }

    private static Tensor least(DType dtype) {
        return switch (dtype) {
            case BOOL, UINT8 -> Tensor.number(0);
            case INT32 -> Tensor.number(Integer.MIN_VALUE);
            case INT64 -> Tensor.number(Long.MIN_VALUE);
            case FLOAT32, FLOAT64 -> Tensor.number(Double.NEGATIVE_INFINITY);
        };
    }

    private static Tensor most(DType dtype) {
        return switch (dtype) {
            case BOOL -> Tensor.number(1);
            case UINT8 -> Tensor.number(255);
            case INT32 -> Tensor.number(Integer.MAX_VALUE);
            case INT64 -> Tensor.number(Long.MAX_VALUE);
            case FLOAT32, FLOAT64 -> Tensor.number(Double.POSITIVE_INFINITY);
        };
    }

    private static Tensor mean(Tensor base, int dim, Tensor index, Tensor source, boolean includeSelf) {
        Tensor one = Tensor.onesLike(base.detach());
        Tensor counts = (includeSelf ? one : one.scatter(dim, index, 0))
                .scatterAdd(dim, index, Tensor.onesLike(source.detach()))
                .clampMin(1);
        Tensor sum = base.scatterAdd(dim, index, source);
        return base.dtype().isFloatingPoint() ? sum.div(counts) : sum.floorDivide(counts);
    }

    private static Tensor fold(
            Tensor base,
            int dim,
            Tensor index,
            Tensor source,
            DoubleBinaryOperator together,
            LongBinaryOperator wholeTogether) {
        if (!source.shape().equals(index.shape())) {
            throw new IllegalArgumentException(
                    "scatter_reduce(): Expected index " + index.shape().brackets()
                            + " and src " + source.shape().brackets()
                            + " to have the same shape\nHint: src.expandAs(index) or narrow(...) brings them together.");
        }
        Tensor y = Copy.contiguous(base.detach(), true);
        int[] to =
                AdvancedIndexing.gathering(base, dim, index, "scatter_reduce").starts();
        Storage s = y.storage;
        if (base.dtype().isFloatingPoint()) {
            double[] from = source.toDoubleArray();
            for (int i = 0; i < to.length; i++) {
                s.setDouble(to[i], together.applyAsDouble(s.getDouble(to[i]), from[i]));
            }
        } else {
            long[] from = source.toLong().toLongArray();
            for (int i = 0; i < to.length; i++) {
                s.setLong(to[i], wholeTogether.applyAsLong(s.getLong(to[i]), from[i]));
            }
        }
        return y;
    }

    /// Equal extremes share the gradient.
    private static Tensor extreme(Tensor base, int dim, Tensor index, Tensor source, boolean max) {
        Tensor y = max
                ? fold(base, dim, index, source, Math::max, Math::max)
                : fold(base, dim, index, source, Math::min, Math::min);
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
                            source)
                    .saves(here, there, winners);
        }
        return y;
    }

    private static Tensor product(Tensor base, int dim, Tensor index, Tensor source) {
        Tensor y = fold(base, dim, index, source, (a, b) -> a * b, (a, b) -> a * b);
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
        Places which = AdvancedIndexing.along(x, dim, index, "index_reduce");
        if (!source.shape().equals(which.shape())) {
            throw new IllegalArgumentException("index_reduce(): expected source of shape "
                    + which.shape().brackets() + ", got " + source.shape().brackets() + ": the slices of self "
                    + x.shape().brackets() + " at " + index.numel() + " places of dimension " + dim);
        }
        int[] sizes = new int[source.dim()];
        Arrays.fill(sizes, 1);
        if (sizes.length > 0) {
            sizes[Shape.wrap(dim, source.dim())] = index.numel();
        }
        Tensor each = index.reshape(sizes).expand(source.shape());
        return of(x, dim, each, source, reduce, includeSelf);
    }

    /// `scatter` with the name of what it does: `add` or `multiply`.
    static Tensor named(Tensor x, int dim, Tensor index, Tensor source, String reduce) {
        return switch (reduce) {
            case "add" -> x.scatterAdd(dim, index, spread(x, index, source));
            case "multiply" -> of(x, dim, index, spread(x, index, source), "prod", true);
            default ->
                throw new IllegalArgumentException("reduce argument must be either add or multiply, got " + reduce
                        + "\nHint: scatterReduce knows sum, prod, mean, amax and amin.");
        };
    }

    /// One number for every place of the index, in the type of `x`.
    private static Tensor spread(Tensor x, Tensor index, Tensor source) {
        return source.isNumber ? Views.expand(source.to(x.dtype()), index.shape()) : source;
    }
}
