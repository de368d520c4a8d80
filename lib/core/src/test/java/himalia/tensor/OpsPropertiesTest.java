package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds for all shapes, layouts and types, on random ones including sizes 0 and rank 0.
class OpsPropertiesTest {
    private static final Map<String, UnaryOperator<Tensor>> ELEMENTWISE = Map.ofEntries(
            Map.entry("sin", Tensor::sin),
            Map.entry("log1p", Tensor::log1p),
            Map.entry("erf", Tensor::erf),
            Map.entry("round", Tensor::round),
            Map.entry("sign", Tensor::sign),
            Map.entry("clamp", x -> x.clamp(1, 2)),
            Map.entry("remainder", x -> x.remainder(2)),
            Map.entry("gelu", Tensor::gelu),
            Map.entry("hardswish", Tensor::hardswish),
            Map.entry("isnan", Tensor::isnan),
            Map.entry("logicalNot", Tensor::logicalNot));

    private static final Map<String, BinaryOperator<Tensor>> BINARY = Map.of(
            "maximum", Tensor::maximum,
            "fmin", Tensor::fmin,
            "atan2", Tensor::atan2,
            "logaddexp", (a, b) -> a.toDouble().logaddexp(b),
            "logicalXor", Tensor::logicalXor);

    private static Tensor random(Random r, DType dtype, int... shape) {
        Tensor x = zeros(dtype, shape);
        for (int i = 0; i < x.numel(); i++) {
            x.storage.setDouble(i, dtype.isFloatingPoint() ? r.nextGaussian() : r.nextInt(4));
        }
        return x;
    }

    private static int[] shape(Random r) {
        return r.ints(r.nextInt(4), 0, 4).toArray();
    }

    private static Tensor turned(Tensor x) {
        return x.dim() < 2 ? x : x.transpose(0, -1);
    }

    /// PyTorch refuses to round true and false.
    private static final java.util.Set<String> UNDEFINED_FOR_TRUTH =
            java.util.Set.of("remainder", "round", "floor", "ceil", "trunc", "abs", "frac");

    /// PyTorch refuses to bend whole numbers by these.
    private static final java.util.Set<String> REAL_ONLY = java.util.Set.of("gelu", "hardswish");

    @TestFactory
    Stream<DynamicTest> every_element_counts_by_itself() {
        return ELEMENTWISE.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Random r = new Random(1);
                    for (int trial = 0; trial < 60; trial++) {
                        Tensor x = turned(random(r, DType.values()[trial % 6], shape(r)));
                        if (x.dtype() == DType.BOOL && UNDEFINED_FOR_TRUTH.contains(e.getKey())
                                || !x.dtype().isFloatingPoint() && REAL_ONLY.contains(e.getKey())) {
                            continue;
                        }
                        Tensor y = e.getValue().apply(x);
                        assertThat(y.shape()).isEqualTo(x.shape());
                        Tensor flat = x.reshape(x.numel());
                        for (int i = 0; i < x.numel(); i++) {
                            Tensor one = e.getValue().apply(flat.get(i));
                            assertThat(one.dtype()).isEqualTo(y.dtype());
                            assertThat(y.reshape(y.numel()).get(i).toDoubleArray())
                                    .containsExactly(one.item());
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> operands_broadcast() {
        return BINARY.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Random r = new Random(2);
                    for (int trial = 0; trial < 60; trial++) {
                        DType dtype = DType.values()[trial % 6];
                        Tensor a = turned(random(r, dtype, r.nextInt(4), 1, 3));
                        Tensor b = random(r, DType.values()[r.nextInt(6)], 2, 1);
                        Shape shape = Shape.broadcast(a.shape(), b.shape(), "test");
                        Tensor y = e.getValue().apply(a, b);
                        Tensor full = e.getValue()
                                .apply(a.expand(shape).clone(), b.expand(shape).clone());
                        assertThat(y.dtype()).isEqualTo(full.dtype());
                        assertThat(y.toDoubleArray()).containsExactly(full.toDoubleArray());
                    }
                }));
    }

    @Test
    void reductions_agree_with_loops_over_the_rows() {
        Random r = new Random(3);
        for (int trial = 0; trial < 80; trial++) {
            Tensor x = turned(random(r, DType.FLOAT64, r.nextInt(4), r.nextInt(1, 4), r.nextInt(4)));
            int[][] choices = {{}, {1}, {0, 1}, {-1}, {0, 2}};
            int[] dims = choices[r.nextInt(choices.length)];
            boolean[] gone = Reductions.marks(x, dims);
            Tensor rows = Folding.rows(x, gone);
            int n = rows.shape().dims[1];
            double[] all = rows.toDoubleArray();
            Tensor prod = dims.length > 1 || dims.length == 0 ? null : x.prod(dims[0]);
            Tensor var = x.var(dims, 1, true);
            Tensor norm = x.norm(3, dims, false);
            for (int i = 0; i < norm.numel(); i++) {
                double[] row = Arrays.copyOfRange(all, i * n, (i + 1) * n);
                double mean = DoubleStream.of(row).sum() / n;
                double squares =
                        DoubleStream.of(row).map(v -> (v - mean) * (v - mean)).sum();
                close(var.reshape(var.numel()).get(i).item(), squares / Math.max(0, n - 1));
                close(
                        norm.reshape(norm.numel()).get(i).item(),
                        Math.cbrt(DoubleStream.of(row)
                                .map(v -> Math.abs(v * v * v))
                                .sum()));
                if (prod != null) {
                    close(
                            prod.reshape(prod.numel()).get(i).item(),
                            DoubleStream.of(row).reduce(1, (a, b) -> a * b));
                }
            }
        }
    }

    private static void close(double actual, double expected) {
        boolean same = Double.compare(actual, expected) == 0
                || Double.isNaN(actual) && Double.isNaN(expected)
                || Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
        assertThat(same).as("%s, expected %s", actual, expected).isTrue();
    }

    @Test
    void sorting_is_stable_and_puts_nan_last() {
        Random r = new Random(4);
        for (int trial = 0; trial < 40; trial++) {
            Tensor x = random(r, trial % 2 == 0 ? DType.INT64 : DType.FLOAT64, 3, r.nextInt(60));
            boolean descending = trial % 3 == 0;
            ValuesAndIndices s = x.sort(1, descending);
            for (int row = 0; row < 3; row++) {
                double[] v = s.values().get(row).toDoubleArray();
                double[] in = x.get(row).toDoubleArray();
                long[] at = s.indices().get(row).toLongArray();
                for (int i = 0; i < v.length; i++) {
                    assertThat(v[i]).isEqualTo(in[(int) at[i]]);
                    assertThat(i == 0 || (descending ? v[i - 1] >= v[i] : v[i - 1] <= v[i]))
                            .isTrue();
                    assertThat(i == 0 || v[i - 1] != v[i] || at[i - 1] < at[i]).isTrue();
                }
            }
        }
        Tensor x = tensor(2., Double.NaN, -0.0, 0.0);
        assertThat(x.argsort()).hasToString("tensor([2, 3, 0, 1])");
        assertThat(x.argsort(0, true)).hasToString("tensor([1, 0, 2, 3])");
    }

    @Test
    void nothing_has_a_sum_a_product_and_an_order_but_no_extreme() {
        Tensor none = zeros(0, 3);
        assertThat(none.prod().item()).isEqualTo(1);
        assertThat(none.prod(0)).hasToString("tensor([1., 1., 1.])");
        assertThat(none.logsumexp(0)).hasToString("tensor([-inf, -inf, -inf])");
        assertThat(none.all().item()).isEqualTo(1);
        assertThat(none.norm().item()).isZero();
        assertThat(none.softmax(0).shape()).hasToString("torch.Size([0, 3])");
        assertThat(none.cumsum(0).numel()).isZero();
        assertThat(none.sort(0).indices().numel()).isZero();
        assertThat(zeros(0).unique().numel()).isZero();
        for (Runnable asking : List.<Runnable>of(none::amax, () -> none.median(0), () -> none.mode(0, false))) {
            assertThatThrownBy(asking::run)
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("[0, 3]");
        }
    }

    @Test
    void a_number_is_a_line_of_one() {
        Tensor x = tensor(2.);
        assertThat(x.sort(0).values()).hasToString("tensor(2.)");
        assertThat(x.cumsum(-1)).hasToString("tensor(2.)");
        assertThat(x.softmax(0)).hasToString("tensor(1.)");
        assertThat(x.median().item()).isEqualTo(2);
        assertThat(x.quantile(0.3).item()).isEqualTo(2);
        assertThat(x.topk(1, 0, true).values().item()).isEqualTo(2);
    }
}
