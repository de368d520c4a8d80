package himalia.tensor;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TensorTest {
    private final Tensor m = tensor("[[1., 2.], [3., 4.]]");

    @Test
    void literals_choose_their_type() {
        assertThat(tensor("[[0, 1], [2, 3]]").dtype()).isEqualTo(DType.INT64);
        assertThat(tensor("[0, 1.]").dtype()).isEqualTo(DType.FLOAT32);
        assertThat(tensor("[True, false]").dtype()).isEqualTo(DType.BOOL);
        assertThat(tensor("3")).hasToString("tensor(3)");
        assertThat(tensor("[]")).hasToString("tensor([])");
        assertThat(tensor("[nan, inf, -inf]")).hasToString("tensor([nan, inf, -inf])");
        assertThat(tensor("tensor([[1., 2.]], dtype=torch.float64)").dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void literals_say_what_is_wrong() {
        assertThatThrownBy(() -> tensor("[1, two]")).hasMessageContaining("`two` is no number");
        assertThatThrownBy(() -> tensor("[1 [2]]")).hasMessageStartingWith("tensor: ");
        assertThatThrownBy(() -> tensor("[1, 2")).hasMessageContaining("a closing ] is missing");
        assertThatThrownBy(() -> tensor("[[1], 2]")).hasMessageContaining("same depth");
        assertThatThrownBy(() -> tensor("[1, [2]]")).hasMessageContaining("same depth");
        assertThatThrownBy(() -> tensor("[1] 2")).hasMessageContaining("nothing may follow");
        assertThatThrownBy(() -> tensor("tensor([0, 1,  ..., 8, 9])")).hasMessageContaining("summarised");
    }

    @Test
    void java_numbers_and_arrays_choose_their_type() {
        assertThat(tensor(1, 2, 3)).hasToString("tensor([1, 2, 3])");
        assertThat(tensor(0.5, 1)).hasToString("tensor([0.5000, 1.0000])");
        assertThat(tensor(1L)).hasToString("tensor(1)");
        assertThat(tensor(1)).hasToString("tensor(1)");
        assertThat(tensor(1.5f)).hasToString("tensor(1.5000)");
        assertThat(tensor(true)).hasToString("tensor(True)");
        assertThat(tensor(true, false)).hasToString("tensor([ True, False])");
        assertThat(tensor(new double[][] {{1, 2}, {3, 4}}).equal(m)).isTrue();
        assertThat(tensor(new float[][] {{1, 2}, {3, 4}}).equal(m)).isTrue();
        assertThat(tensor(new int[][] {{1, 2}})).hasToString("tensor([[1, 2]])");
        assertThat(tensor(new long[][] {{1, 2}})).hasToString("tensor([[1, 2]])");
        assertThat(tensor(new double[][][] {{{1, 2}}}).shape()).isEqualTo(Shape.of(1, 1, 2));
        assertThatThrownBy(() -> tensor(new int[][] {{1, 2}, {3}}))
                .hasMessageStartingWith("expected sequence of length 2 at dim 1 (got 1)");
        assertThatThrownBy(() -> tensor(new String[] {"1"})).hasMessageContaining("`1` of type String is no number");
    }

    @Test
    void factories_make_what_they_say() {
        assertThat(zeros(2)).hasToString("tensor([0., 0.])");
        assertThat(ones(DType.INT64, 2)).hasToString("tensor([1, 1])");
        assertThat(full(new int[] {2}, 7)).hasToString("tensor([7, 7])");
        assertThat(full(new int[] {2}, 1.5)).hasToString("tensor([1.5000, 1.5000])");
        assertThat(arange(3)).hasToString("tensor([0, 1, 2])");
        assertThat(arange(1, 3)).hasToString("tensor([1, 2])");
        assertThat(arange(3.)).hasToString("tensor([0., 1., 2.])");
        assertThat(onesLike(m)).hasToString("tensor([[1., 1.],\n        [1., 1.]])");
        assertThatThrownBy(() -> zeros(2, -1)).hasMessageContaining("negative dimension -1");
    }

    @Test
    void whole_numbers_too_large_for_a_double_are_exact() {
        long large = (1L << 53) + 1;
        assertThat(full(new int[] {2}, large).storage().longs()).containsExactly(large, large);
        assertThat(arange(large - 1, large + 2).storage().longs()).containsExactly(large - 1, large, large + 1);
        assertThat(arange(large + 1, large - 2, -2).storage().longs()).containsExactly(large + 1, large - 1);
        assertThat(arange(5, 5).numel()).isZero();
    }

    @Test
    void indices_read_as_in_python() {
        Tensor t = tensor("[[1., 2., 3.], [4., 5., 6.], [7., 8., 9.], [10., 11., 12.]]");
        assertThat(t.get(":, 1")).hasToString("tensor([ 2.,  5.,  8., 11.])");
        assertThat(t.get(":, :-1").shape()).isEqualTo(Shape.of(4, 2));
        assertThat(t.get("1:3, ::2")).hasToString("tensor([[4., 6.],\n        [7., 9.]])");
        assertThat(t.get("..., -1")).hasToString("tensor([ 3.,  6.,  9., 12.])");
        assertThat(t.get("None, 0").shape()).isEqualTo(Shape.of(1, 3));
        assertThat(t.get(-1, 0)).hasToString("tensor(10.)");
        assertThat(t.get(0)).hasToString("tensor([1., 2., 3.])");
        assertThat(arange(7.).get("2:5")).hasToString("tensor([2., 3., 4.])");
        assertThat(arange(7.).get("4:-1")).hasToString("tensor([4., 5.])");
        assertThatThrownBy(() -> t.get("1, 2, 3")).hasMessageStartingWith("too many indices for tensor of dimension 2");
        assertThatThrownBy(() -> t.get("one")).hasMessageContaining("Hint: ");
        assertThatThrownBy(() -> t.get("..., ...")).hasMessageContaining("single ellipsis");
        assertThatThrownBy(() -> t.get(9))
                .hasMessageStartingWith("index 9 is out of bounds for dimension 0 with size 4");
    }

    @Test
    void views_share_their_elements() {
        Tensor t = arange(6).view(2, 3);
        t.t().get(0).fill_(9);
        t.set("1, 2", -1);
        t.set(":, 1", tensor(7, 8));
        assertThat(t).hasToString("tensor([[ 9,  7,  2],\n        [ 9,  8, -1]])");
        assertThat(t.t().isContiguous()).isFalse();
        assertThat(t.t().stride()).containsExactly(1, 3);
        assertThat(t.t().contiguous().toLongArray()).containsExactly(9, 9, 7, 8, 2, -1);
        assertThat(t.get("1:").storageOffset()).isEqualTo(3);
        assertThat(t.storage()).isSameAs(t.view(6).storage());
    }

    @Test
    void the_walk_through_of_the_first_lecture() {
        assertThat(tensor("[[1., 2.]]").add(tensor("[[3.], [4.]]")))
                .hasToString("tensor([[4., 5.],\n        [5., 6.]])");
        assertThat(m.matmul(tensor("[[1.], [2.]]"))).hasToString("tensor([[ 5.],\n        [11.]])");
        assertThat(m.mul(tensor("[[1.], [2.]]"))).hasToString("tensor([[1., 2.],\n        [6., 8.]])");
        assertThat(tensor(1., 2.).mean()).hasToString("tensor(1.5000)");
        assertThatThrownBy(() -> tensor(1, 2).mean())
                .hasMessageContaining("Got: Long")
                .hasMessageContaining("Hint: ");
        assertThat(m.mean(-1)).hasToString("tensor([1.5000, 3.5000])");
        assertThat(m.sum(0)).hasToString("tensor([4., 6.])");
        assertThat(m.max(0).values()).hasToString("tensor([3., 4.])");
        assertThat(m.max(0).indices()).hasToString("tensor([1, 1])");
        assertThat(arange(12.).view(2, 2, 3).view(-1, 3).size()).hasToString("torch.Size([4, 3])");
        assertThat(tensor("[[0.], [1.], [2.]]").squeeze()).hasToString("tensor([0., 1., 2.])");
        assertThat(arange(3.).unsqueeze(-1).shape()).isEqualTo(Shape.of(3, 1));
        assertThat(tensor(true, false, false, true).toByte()).hasToString("tensor([1, 0, 0, 1], dtype=torch.uint8)");
        assertThat(stack(tensor(1., 4.), tensor(2., 5.), tensor(3., 6.)))
                .hasToString("tensor([[1., 4.],\n        [2., 5.],\n        [3., 6.]])");
        assertThat(stack(1, tensor(1., 4.), tensor(2., 5.), tensor(3., 6.)))
                .hasToString("tensor([[1., 2., 3.],\n        [4., 5., 6.]])");
        assertThat(m.mul(2.)).hasToString("tensor([[2., 4.],\n        [6., 8.]])");
        assertThat(m.mul_(2.)).isSameAs(m).hasToString("tensor([[2., 4.],\n        [6., 8.]])");
    }

    @Test
    void one_element_becomes_a_java_number() {
        assertThat(tensor("[[2.5]]").item()).isEqualTo(2.5);
        assertThatThrownBy(m::item).hasMessageContaining("4 elements").hasMessageContaining("Hint: ");
        assertThat(m.toFloatArray()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void broadcasting_agrees_with_loops() {
        Random random = new Random(5);
        for (int trial = 0; trial < 300; trial++) {
            int rank = random.nextInt(4);
            int[] shape = random.ints(rank, 1, 4).toArray();
            Tensor a = side(shape, random);
            Tensor b = side(shape, random);
            Tensor y = a.sub(b);
            Tensor wideA = a.expand(y.shape());
            Tensor wideB = b.expand(y.shape());
            double[] expected = wideA.toDoubleArray();
            double[] right = wideB.toDoubleArray();
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (float) (expected[i] - right[i]);
            }
            assertThat(y.toDoubleArray()).containsExactly(expected);
            assertThat(a.clone().expand(y.shape()).contiguous().sub_(b).toDoubleArray())
                    .containsExactly(expected);
        }
    }

    /// A random operand that fits the shape: some sizes 1, some leading ones missing, sometimes transposed in memory.
    private static Tensor side(int[] shape, Random random) {
        int skip = shape.length == 0 ? 0 : random.nextInt(shape.length + 1);
        int[] dims = java.util.Arrays.copyOfRange(shape, skip, shape.length);
        for (int i = 0; i < dims.length; i++) {
            dims[i] = random.nextBoolean() ? dims[i] : 1;
        }
        Tensor t = zeros(dims).uniform_(-1, 1);
        return dims.length > 1 && random.nextBoolean()
                ? t.transpose(0, 1).contiguous().transpose(0, 1)
                : t;
    }

    @Test
    void whole_numbers_keep_every_digit() {
        long big = (1L << 60) + 1;
        assertThat(tensor(big).add(1).toLongArray()).containsExactly(big + 1);
        assertThat(tensor(big, big).sum().toLongArray()).containsExactly(2 * big);
        assertThat(tensor(big).eq(tensor(big - 1))).hasToString("tensor(False)");
        assertThat(tensor(16777217L).eq(16777216)).hasToString("tensor(False)");
        assertThat(tensor(1, 2).gt(1.5)).hasToString("tensor([False,  True])");
    }

    @Test
    void the_natural_calls_compile() {
        assertThat(randint(0, 3, 64).shape()).hasToString("torch.Size([64])");
        assertThat(randint(DType.INT32, 0, 3, 2, 2).dtype()).isEqualTo(DType.INT32);
        assertThat(zeros(arange(6).view(2, 3).shape()).shape()).hasToString("torch.Size([2, 3])");
        assertThat(tensor("[0.1]", DType.FLOAT64).item()).isEqualTo(0.1);
        assertThat(tensor(0.1, DType.FLOAT64).item()).isEqualTo(0.1);
        assertThat(tensor(new double[] {0.1}, DType.FLOAT64).item()).isEqualTo(0.1);
        assertThat(tensor(List.of(1, 0), DType.BOOL)).hasToString("tensor([ True, False])");
        assertThat(arange(0., 1.5)).hasToString("tensor([0., 1.])");
        assertThat(arange(4).view(2, 2).toFloat().sum(new int[] {0, 1}).item()).isEqualTo(6);
    }

    @Test
    void combinations_may_repeat_an_element() {
        assertThat(tensor("[1, 2]").combinations(2, true))
                .hasToString("tensor([[1, 1],\n        [1, 2],\n        [2, 2]])");
        assertThat(tensor("[1, 2]").combinations(3, false).shape()).hasToString("torch.Size([0, 3])");
        assertThatThrownBy(() -> zeros(2, 2).combinations()).hasMessageContaining("[2, 2]");
    }

    @Test
    void blocks_meet_in_one_type() {
        assertThat(Tensor.blockDiag(tensor("[1, 2]"), tensor("[[0.5]]")))
                .hasToString("tensor([[1.0000, 2.0000, 0.0000],\n        [0.0000, 0.0000, 0.5000]])");
    }

    @Test
    void tensors_after_the_form_of_another_one() {
        assertThat(m.newFull(new int[] {2}, 3)).hasToString("tensor([3., 3.])");
        assertThat(m.elementSize()).isEqualTo(4);
    }

    @Test
    void matrix_products_of_any_size_and_layout() {
        for (int[] s : new int[][] {{1, 1, 1}, {3, 5, 2}, {17, 33, 9}, {70, 130, 65}, {5, 300, 1100}}) {
            Tensor a = rand(s[0], s[1]);
            Tensor b = rand(s[1], s[2]);
            Tensor expected = a.toDouble().matmul(b.toDouble());
            Close.assertClose("plain", a.matmul(b).toDouble(), expected, 1e-5);
            Close.assertClose("right", a.matmul(b.t().contiguous().t()).toDouble(), expected, 1e-5);
            Close.assertClose("left", a.t().contiguous().t().matmul(b).toDouble(), expected, 1e-5);
        }
        Tensor x = tensor(1, 2).view(1, 2);
        assertThat(x.matmul(x.t())).hasToString("tensor([[5]])");
    }

    @Test
    void sums_of_many_numbers_stay_exact() {
        assertThat(full(new int[] {3_000_000}, 0.1).sum().item())
                .isCloseTo(300_000, org.assertj.core.data.Offset.offset(0.1));
        for (double sum : full(new int[] {100_000, 2}, 0.1).sum(0).toDoubleArray()) {
            assertThat(sum).isCloseTo(10_000, org.assertj.core.data.Offset.offset(0.01));
        }
    }
}
