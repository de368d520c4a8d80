package himalia.tensor;

import himalia.tensor.cpu.Interrupts;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/// Random numbers other than the even and the normal ones, in PyTorch's order of draws.
final class Sampling {
    private Sampling() {}

    static Tensor fill(Tensor y, DoubleSupplier draw) {
        Pointwise.chunks(y.numel(), (i, end) -> {
            for (; i < end; i++) {
                y.storage.setDouble(i, draw.getAsDouble());
            }
        });
        return y;
    }

    static Tensor randint(long low, long high, int... shape) {
        if (low >= high) {
            throw new IllegalArgumentException(
                    "random_ expects 'from' to be less than 'to', but got from=" + low + " >= to=" + high
                            + "\nHint: the upper end is not drawn: randint(0, 10, new int[] {3}) gives 0 to 9.");
        }
        Tensor y = Tensor.empty(DType.INT64, Shape.of(shape));
        Generator source = Generator.current();
        long range = high - low;
        // the remainder of 32 bits favours small numbers by up to 2^-4 of their share; beyond that PyTorch takes 64
        boolean wide = range < 0 || range >= 1L << 28;
        Pointwise.chunks(y.numel(), (i, end) -> {
            for (; i < end; i++) {
                long rest = wide
                        ? Long.remainderUnsigned(source.random64(), range)
                        : Integer.remainderUnsigned(source.random(), (int) range);
                y.storage.setLong(i, low + rest);
            }
        });
        return y;
    }

    static Tensor randperm(int n, Generator source) {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "Trying to create tensor with negative dimension " + n + ": [" + n + "]: randperm(" + n + ")");
        }
        long[] order = new long[n];
        java.util.Arrays.setAll(order, i -> i);
        for (int i = 0; i < n - 1; i++) {
            Interrupts.poll("a random order", i);
            int j = i + (int) ((source.random() & 0xFFFFFFFFL) % (n - i));
            long swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return Tensor.tensor(order);
    }

    private static void checkProbability(String name, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(name + " probability has to be between 0 and 1, but got " + p);
        }
    }

    /// 1 with one probability everywhere.
    static Tensor bernoulli(Shape shape, DType dtype, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("bernoulli_ expects p to be in [0, 1], but got p=" + p);
        }
        Tensor y = Tensor.empty(dtype, shape);
        if (y.storage instanceof Storage.Floats floats) {
            Generator.current().bernoulli(floats.floats(), 0, shape.numel, p, 1);
            return y;
        }
        return fill(y, () -> Generator.current().unit53() < p ? 1 : 0);
    }

    /// 1 with a probability for every element.
    static Tensor bernoulli(Tensor p) {
        if (!p.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(
                    "bernoulli needs probabilities with a fraction, got " + p.dtype() + "\nHint: p.toFloat()");
        }
        boolean single = p.dtype() == DType.FLOAT32;
        return Pointwise.map(p.detach(), v -> {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException(
                        "Expected p_in >= 0 && p_in <= 1 to be true, but got false. A probability is " + v
                                + ".\nHint: sigmoid() makes probabilities of any numbers.");
            }
            double u = single ? Generator.current().unit() : Generator.current().unit53();
            return u < v ? 1 : 0;
        });
    }

    static Tensor dropout(Tensor x, double p, boolean training) {
        checkProbability("dropout", p);
        if (!training || p == 0) {
            return x;
        }
        if (p == 1) {
            return x.mul(Tensor.zerosLike(x));
        }
        return x.mul(kept(x, 1 - p));
    }

    /// `1 / share` with a probability of that share everywhere, else 0.
    private static Tensor kept(Tensor x, double share) {
        Tensor mask = Tensor.empty(x.dtype(), x.shape());
        if (mask.storage instanceof Storage.Floats floats) {
            Generator.current().bernoulli(floats.floats(), 0, x.numel(), share, (float) (1 / share));
            return mask;
        }
        return bernoulli(x.shape(), x.dtype(), share).div(share);
    }

    static Tensor exponential(Tensor like, double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("exponential_ expects lambda > 0.0, but found lambda=" + rate);
        }
        if (!like.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("exponential_ needs a floating point tensor, not " + like.dtype() + ".");
        }
        return fill(
                Tensor.zerosLike(like), () -> -Math.log1p(-Generator.current().unit53()) / rate);
    }

    /// Places drawn by weights, for every row.
    static Tensor multinomial(Tensor weights, int n, boolean replacement) {
        check(weights, n, replacement);
        Tensor w = Copy.contiguous(weights.detach(), false);
        if (n == 1 || !replacement) {
            // the largest of weight / waiting time falls on each place as often as its weight says
            Tensor race = w.div(exponential(w, 1));
            return n == 1 ? race.argmax(-1, true) : race.topk(n, -1, true).indices();
        }
        Lines rows = new Lines(w, -1);
        Tensor y = Tensor.empty(DType.INT64, rows.withLength(n));
        rows.forEach((from, row) -> {
            double[] sums = new double[rows.n];
            double total = 0;
            for (int i = 0; i < rows.n; i++) {
                total += w.storage.getDouble(from + i);
                sums[i] = total;
            }
            for (int k = 0; k < n; k++) {
                double u = Generator.current().unit53() * total;
                int at = 0;
                while (at < rows.n - 1 && sums[at] < u) {
                    at++;
                }
                y.storage.setLong(row * n + k, at);
            }
        });
        return y;
    }

    private static void check(Tensor weights, int n, boolean replacement) {
        if (weights.dim() < 1 || weights.dim() > 2) {
            throw new IllegalArgumentException("prob_dist must be 1 or 2 dim: the shape is "
                    + weights.shape().brackets());
        }
        if (!weights.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("multinomial only supports floating-point dtypes for input, got: "
                    + weights.dtype().title());
        }
        if (n <= 0) {
            throw new IllegalArgumentException("cannot sample n_sample <= 0 samples");
        }
        if (!replacement && n > weights.shape().get(-1)) {
            throw new IllegalArgumentException("cannot sample n_sample > prob_dist.size(-1) samples without replacement"
                    + ": " + n + " of " + weights.shape().get(-1));
        }
        if (weights.detach().ge(0).logicalAnd(weights.isfinite()).all().item() == 0) {
            throw new IllegalArgumentException("probability tensor contains either `inf`, `nan` or element < 0");
        }
        if (weights.detach().sum(-1).gt(0).all().item() == 0) {
            throw new IllegalArgumentException("invalid multinomial distribution (sum of probabilities <= 0)");
        }
    }

    /// Even numbers in the form of another tensor.
    static Tensor uniform(Tensor form, double from, double to) {
        if (from > to) {
            throw new IllegalArgumentException("uniform_ expects to return a [from, to) range, but found from="
                    + text(from) + " > to=" + text(to) + "\nHint: the lower bound comes first.");
        }
        return drawn(form, "uniform_", t -> Generator.current().uniform(t, from, to));
    }

    /// Numbers from the bell curve in the form of another tensor.
    static Tensor normal(Tensor form, double mean, double std) {
        if (std < 0) {
            throw new IllegalArgumentException("normal expects std >= 0.0, but found std " + std);
        }
        return drawn(form, "normal_", t -> Generator.current().normal(t, mean, std));
    }

    /// Numbers from the bell curve, each with a mean and a deviation of its own.
    static Tensor normal(Tensor mean, Tensor std) {
        int[] shape = mean.detach().add(std.detach()).shape().toArray();
        return Tensor.zeros(mean.dtype(), shape).normal_(0, 1).mul(std.detach()).add(mean.detach());
    }

    private static Tensor drawn(Tensor form, String name, Consumer<Tensor> draw) {
        if (!form.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(name + " needs a floating point tensor, not " + form.dtype() + ".");
        }
        Tensor values = Tensor.zerosLike(form);
        draw.accept(values);
        return values;
    }

    /// `2` for 2.0, as Python prints it.
    private static String text(double v) {
        return v == (long) v ? Long.toString((long) v) : Double.toString(v);
    }
}
