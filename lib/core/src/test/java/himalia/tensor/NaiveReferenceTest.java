package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.stack;
import static himalia.tensor.Tensor.where;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Operations over dimensions against the same done number by number, on random shapes, layouts and types.
class NaiveReferenceTest {
    private static final int ROUNDS = 200;

    private final Random r = new Random(11);

    /// Rank 0 to 4, sizes 0 to 3, rows and columns swapped or every second place left out at times.
    private Tensor random(DType dtype) {
        int[] dims = r.ints(r.nextInt(5), 0, 4).toArray();
        return random(dtype, dims);
    }

    private Tensor random(DType dtype, int... dims) {
        int[] wide = dims.clone();
        boolean gaps = dims.length > 0 && r.nextInt(3) == 0;
        boolean turned = dims.length > 1 && r.nextInt(3) == 0;
        int last = dims.length - 1;
        if (gaps) {
            wide[last] *= 2;
        }
        if (turned) {
            int first = wide[0];
            wide[0] = wide[last];
            wide[last] = first;
        }
        Tensor x = zeros(dtype, wide);
        for (int i = 0; i < x.numel(); i++) {
            x.storage.setDouble(i, dtype == DType.BOOL ? r.nextInt(2) : r.nextInt(-4, 5));
        }
        x = turned ? x.transpose(0, -1) : x;
        x = gaps ? x.get("..., 1::2") : x;
        assertThat(x.shape()).isEqualTo(Shape.of(dims));
        return x;
    }

    private DType type() {
        return DType.values()[r.nextInt(DType.values().length)];
    }

    private static double element(Tensor x, int... where) {
        int at = x.storageOffset();
        for (int i = 0; i < where.length; i++) {
            at += where[i] * x.stride(i);
        }
        return x.storage.getDouble(at);
    }

    /// The coordinates of the n-th element in row-major order.
    private static int[] coordinates(Shape s, int n) {
        int[] where = new int[s.dims.length];
        for (int i = where.length - 1; i >= 0; i--) {
            where[i] = n % s.dims[i];
            n /= s.dims[i];
        }
        return where;
    }

    private static double[] line(Tensor x, int dim, int[] where) {
        int[] at = where.clone();
        return IntStream.range(0, x.size(dim))
                .mapToDouble(i -> {
                    at[dim] = i;
                    return element(x, at);
                })
                .toArray();
    }

    private static Shape without(Shape s, int dim, boolean keepdim) {
        int[] all = s.dims.clone();
        all[dim] = 1;
        return Shape.of(
                keepdim
                        ? all
                        : IntStream.range(0, all.length)
                                .filter(i -> i != dim)
                                .map(i -> all[i])
                                .toArray());
    }

    /// Compares a reduced tensor with a function of each line of `x`.
    private static void lines(Tensor x, int dim, boolean keepdim, Tensor y, ToDoubleFunction<double[]> expected) {
        assertThat(y.shape()).isEqualTo(without(x.shape(), dim, keepdim));
        Shape rows = without(x.shape(), dim, true);
        double[] got = y.toDoubleArray();
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i] + 0.0) // -0 is 0
                    .as("element %s of %s over %s", i, x, dim)
                    .isEqualTo(Double.valueOf(expected.applyAsDouble(line(x, dim, coordinates(rows, i))) + 0.0));
        }
    }

    /// PyTorch has no largest place and no middle of truth values.
    private static Tensor numbers(Tensor x) {
        return x.dtype() == DType.BOOL ? x.toInt() : x;
    }

    @Test
    void reductions_over_one_dimension() {
        for (int round = 0; round < ROUNDS; round++) {
            Tensor x = random(type());
            if (x.dim() == 0) {
                assertThat(x.sum(0).item()).isEqualTo(x.item());
                assertThat(numbers(x).argmax(-1).item()).isZero();
                continue;
            }
            int d = r.nextInt(x.dim());
            int dim = r.nextBoolean() ? d : d - x.dim();
            boolean keep = r.nextBoolean();
            lines(x, d, keep, x.sum(dim, keep), v -> DoubleStream.of(v).sum());
            lines(x, d, keep, x.prod(dim, keep), v -> DoubleStream.of(v).reduce(1, (a, b) -> a * b));
            lines(
                    x,
                    d,
                    keep,
                    x.toDouble().mean(dim, keep),
                    v -> DoubleStream.of(v).sum() / v.length);
            lines(
                    x,
                    d,
                    false,
                    x.countNonzero(dim),
                    v -> DoubleStream.of(v).filter(e -> e != 0).count());
            lines(x, d, keep, x.all(dim, keep), v -> DoubleStream.of(v).allMatch(e -> e != 0) ? 1 : 0);
            lines(x, d, keep, x.any(dim, keep), v -> DoubleStream.of(v).anyMatch(e -> e != 0) ? 1 : 0);
            if (x.size(d) > 0) {
                ToDoubleFunction<double[]> max = v -> DoubleStream.of(v).max().getAsDouble();
                ToDoubleFunction<double[]> min = v -> DoubleStream.of(v).min().getAsDouble();
                lines(x, d, keep, x.max(dim, keep).values(), max);
                lines(x, d, keep, x.amin(dim, keep), min);
                lines(x, d, keep, numbers(x).argmax(dim, keep), v -> firstOf(v, max.applyAsDouble(v)));
                lines(x, d, keep, x.min(dim, keep).indices(), v -> firstOf(v, min.applyAsDouble(v)));
            }
        }
    }

    @Test
    void only_the_reduced_dimension_must_not_be_empty() {
        Tensor x = zeros(0, 2, 2);
        for (Tensor y : new Tensor[] {
            x.amin(1),
            x.amax(new int[] {1, 2}, false),
            x.max(1).values(),
            x.argmin(-1),
            x.median(2).values(),
            x.mode(1, false).values(),
            x.kthvalue(1, 1, false).indices(),
            x.aminmax(1, false).min(),
            x.sort(1).values(),
            x.topk(1, 2, true).values()
        }) {
            assertThat(y.numel()).isZero();
            assertThat(y.size(0)).isZero();
        }
    }

    private static int firstOf(double[] v, double value) {
        return IntStream.range(0, v.length)
                .filter(i -> v[i] == value)
                .findFirst()
                .getAsInt();
    }

    @Test
    void reductions_over_several_dimensions_are_those_over_each() {
        for (int round = 0; round < ROUNDS; round++) {
            Tensor x = random(DType.FLOAT64, r.ints(3, 0, 4).toArray());
            boolean keep = r.nextBoolean();
            int[] dims = r.nextBoolean() ? new int[] {0, -1} : new int[] {2, 0};
            Tensor expected = x.sum(2, true).sum(0, true);
            expected = keep ? expected : expected.squeeze(2).squeeze(0);
            assertThat(x.sum(dims, keep).equal(expected)).isTrue();
            assertThat(x.sum().item())
                    .isEqualTo(DoubleStream.of(x.toDoubleArray()).sum());
        }
    }

    @Test
    void sorting_and_the_largest() {
        for (int round = 0; round < ROUNDS; round++) {
            Tensor x = random(type(), r.nextInt(4), r.nextInt(1, 5), r.nextInt(1, 4));
            int d = r.nextInt(3);
            if (x.size(d) == 0) {
                continue;
            }
            boolean down = r.nextBoolean();
            ValuesAndIndices sorted = x.sort(d, down);
            assertThat(x.gather(d, sorted.indices()).equal(sorted.values())).isTrue();
            assertThat(x.argsort(d, down).equal(sorted.indices())).isTrue();
            int k = r.nextInt(1, x.size(d) + 1);
            ValuesAndIndices top = x.topk(k, d, down);
            assertThat(top.values().equal(sorted.values().narrow(d, 0, k))).isTrue();
            assertThat(x.gather(d, top.indices()).equal(top.values())).isTrue();
            Shape rows = without(x.shape(), d, true);
            for (int i = 0; i < rows.numel; i++) {
                int[] where = coordinates(rows, i);
                double[] v = line(x, d, where);
                Comparator<Integer> order = Comparator.comparingDouble(j -> down ? -v[j] : v[j]);
                assertThat(line(sorted.indices(), d, where))
                        .containsExactly(IntStream.range(0, v.length)
                                .boxed()
                                .sorted(order)
                                .mapToDouble(j -> j)
                                .toArray());
                double[] up = v.clone();
                Arrays.sort(up);
                assertThat(line(x.cummax(d).values(), d, where)[v.length - 1]).isEqualTo(up[v.length - 1]);
                assertThat(line(x.kthvalue(k, d, true).values(), d, where)).containsExactly(up[k - 1]);
                assertThat(line(numbers(x).median(d, true).values(), d, where)).containsExactly(up[(v.length - 1) / 2]);
            }
        }
    }

    @Test
    void joining_undoes_cutting() {
        for (int round = 0; round < ROUNDS; round++) {
            Tensor x = random(type());
            if (x.dim() == 0) {
                assertThat(stack(x, x).get(1).equal(x)).isTrue();
                continue;
            }
            int d = r.nextInt(-x.dim(), x.dim());
            int size = x.size(d);
            int each = r.nextInt(1, 4);
            Tensor[] parts = x.split(each, d);
            assertThat(parts).hasSize(Math.max(1, (size + each - 1) / each));
            assertThat(cat(d, parts).equal(x)).isTrue();
            assertThat(cat(d, x.chunk(each, d)).equal(x)).isTrue();
            assertThat(cat(d, x.tensorSplit(each, d)).equal(x)).isTrue();
            assertThat(x.tensorSplit(each, d)).hasSize(each);
            int first = r.nextInt(size + 1);
            Tensor[] two = x.split(new int[] {first, size - first}, d);
            assertThat(cat(d, two).equal(x)).isTrue();
            assertThat(two[0].equal(x.narrow(d, 0, first))).isTrue();
            if (size > 0) {
                assertThat(stack(d, x.unbind(d)).equal(x)).isTrue();
            }
        }
    }

    @Test
    void views_show_and_change_the_elements_of_their_tensor() {
        for (int round = 0; round < ROUNDS; round++) {
            Tensor x = random(DType.INT64, r.nextInt(1, 4), r.nextInt(1, 4), r.nextInt(1, 4));
            Tensor y = x;
            for (int step = r.nextInt(1, 5); step > 0; step--) {
                int d = y.dim() == 0 ? 0 : r.nextInt(y.dim());
                y = switch (y.dim() == 0 ? 3 : r.nextInt(8)) {
                    case 0 -> y.transpose(0, d);
                    case 1 -> y.select(d, r.nextInt(-y.size(d), y.size(d)));
                    case 2 -> y.narrow(d, y.size(d) - 1, 1);
                    case 3 -> y.unsqueeze(-1);
                    case 4 -> y.squeeze(d);
                    case 5 -> y.get("..., ::2");
                    case 6 -> y.dim() > 1 ? y.diagonal(0, 0, 1) : y;
                    default -> y.T();
                };
            }
            if (y.numel() == 0) {
                continue;
            }
            Tensor before = x.clone();
            int[] where = coordinates(y.shape(), r.nextInt(y.numel()));
            y.get(where).fill_(99);
            assertThat(element(y, where)).isEqualTo(99);
            assertThat(x.ne(before).sum().item()).as("one element changed").isEqualTo(1);
            assertThat(y.clone().fill_(7).isContiguous()).isTrue();
            assertThat(x.eq(7).any().item()).as("clones share nothing").isZero();
            assertThat(y.contiguous().equal(y)).isTrue();
            assertThat(y.reshape(-1).toDoubleArray()).containsExactly(y.toDoubleArray());
        }
    }

    @Test
    void gathering_and_scattering() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] dims = r.ints(r.nextInt(1, 4), 1, 4).toArray();
            Tensor x = random(type(), dims);
            int d = r.nextInt(dims.length);
            int[] shape = dims.clone();
            for (int i = 0; i < shape.length; i++) {
                shape[i] = i == d ? r.nextInt(5) : r.nextInt(dims[i] + 1);
            }
            Tensor index = zeros(DType.INT64, shape);
            for (int i = 0; i < index.numel(); i++) {
                index.storage.setLong(i, r.nextInt(dims[d]));
            }
            Tensor got = x.gather(d, index);
            assertThat(got.shape()).isEqualTo(index.shape());
            Tensor source = random(x.dtype(), shape);
            Tensor put = x.scatter(d, index, source);
            Tensor added = x.scatterAdd(d, index, source);
            double[] sums = x.toDoubleArray();
            double[] last = x.toDoubleArray();
            for (int i = 0; i < index.numel(); i++) {
                int[] at = coordinates(index.shape(), i);
                double value = element(source, at);
                assertThat(element(got, at)).isEqualTo(element(x, along(at, d, index)));
                int[] to = along(at, d, index);
                int flat = 0;
                for (int j = 0; j < to.length; j++) {
                    flat = flat * dims[j] + to[j];
                }
                sums[flat] += value;
                last[flat] = value;
            }
            assertThat(put.toDoubleArray()).containsExactly(last);
            if (x.dtype() != DType.BOOL && x.dtype() != DType.UINT8) {
                assertThat(added.toDoubleArray()).containsExactly(sums);
            }
        }
    }

    private static int[] along(int[] at, int dim, Tensor index) {
        int[] to = at.clone();
        to[dim] = (int) element(index, at);
        return to;
    }

    @Test
    void deciding_between_two() {
        for (int round = 0; round < ROUNDS; round++) {
            Shape s = Shape.of(r.ints(r.nextInt(4), 0, 4).toArray());
            Tensor mask = random(DType.BOOL, ones(s)).expand(s);
            Tensor a = random(type(), ones(s)).expand(s);
            Tensor b = random(type(), ones(s)).expand(s);
            Tensor y = where(mask, a, b);
            assertThat(y.dtype()).isEqualTo(DType.promote(a.dtype(), b.dtype()));
            for (int i = 0; i < s.numel; i++) {
                int[] at = coordinates(s, i);
                assertThat(element(y, at)).isEqualTo(element(element(mask, at) != 0 ? a : b, at));
            }
            Tensor[] places = where(mask);
            assertThat(places).hasSize(Math.max(1, s.dims.length));
            assertThat(mask.nonzero().size(0)).isEqualTo((int) mask.sum().item());
            assertThat(a.maskedSelect(mask).toDoubleArray())
                    .containsExactly(IntStream.range(0, s.numel)
                            .filter(i -> element(mask, coordinates(s, i)) != 0)
                            .mapToDouble(i -> element(a, coordinates(s, i)))
                            .toArray());
        }
    }

    /// Some sizes replaced by 1, to be broadcast again.
    private int[] ones(Shape s) {
        return IntStream.of(s.dims).map(n -> r.nextBoolean() ? 1 : n).toArray();
    }

    @Test
    void writing_reaches_the_named_places_only() {
        for (int round = 0; round < ROUNDS; round++) {
            Tensor x = arange(60).view(3, 4, 5);
            x = r.nextBoolean() ? x.transpose(0, 2) : x;
            StringBuilder text = new StringBuilder();
            for (int d = 0; d < 3; d++) {
                int n = x.size(d);
                text.append(d == 0 ? "" : ", ")
                        .append(
                                switch (r.nextInt(5)) {
                                    case 0 -> ":";
                                    case 1 -> String.valueOf(r.nextInt(-n, n));
                                    case 2 -> r.nextInt(-7, 7) + ":" + r.nextInt(-7, 7);
                                    case 3 -> "::" + r.nextInt(1, 4);
                                    default -> "[" + r.nextInt(n) + ", " + r.nextInt(-n, 0) + "]";
                                });
            }
            Tensor named = x.get(text.toString()).clone();
            Tensor before = x.clone();
            x.set(text.toString(), -1);
            assertThat(x.get(text.toString()).eq(-1).all().item())
                    .as(text.toString())
                    .isEqualTo(1);
            Tensor changed = before.maskedSelect(x.ne(before)).unique();
            assertThat(changed.equal(named.unique())).as(text.toString()).isTrue();
        }
    }
}
