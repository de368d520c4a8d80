package himalia.tensor;

import static himalia.tensor.Index.all;
import static himalia.tensor.Index.at;
import static himalia.tensor.Index.ellipsis;
import static himalia.tensor.Index.from;
import static himalia.tensor.Index.newAxis;
import static himalia.tensor.Index.slice;
import static himalia.tensor.Index.until;
import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexTest {
    private final Tensor x = arange(12).view(3, 4);

    @Test
    void examples_print_what_they_say() {
        assertThat(x.get(all(), at(1))).hasToString("tensor([1, 5, 9])");
        assertThat(x.get(slice(0, 3, 2), from(2))).hasToString("tensor([[ 2,  3],\n        [10, 11]])");
        assertThat(x.get(ellipsis(), newAxis()).shape()).isEqualTo(Shape.of(3, 4, 1));
        assertThat(x.get(at(tensor(2, 0)), at(-1))).hasToString("tensor([11,  3])");
        assertThat(arange(5).unfold(0, 3, 1))
                .hasToString("tensor([[0, 1, 2],\n        [1, 2, 3],\n        [2, 3, 4]])");
    }

    @Test
    void text_and_typed_entries_mean_the_same() {
        assertThat(x.get("1:, ::2").equal(x.get(from(1), slice(0, 9, 2)))).isTrue();
        assertThat(x.get("..., -1").equal(x.get(ellipsis(), at(-1)))).isTrue();
        assertThat(x.get("None, :2").equal(x.get(newAxis(), until(2)))).isTrue();
        assertThat(x.get("[0, 2]").equal(x.get(tensor(0, 2)))).isTrue();
        assertThat(x.get(" :, [True, False,False , True] ").equal(x.get(all(), at(tensor(true, false, false, true)))))
                .isTrue();
        assertThat(x.get("-1,").equal(x.get(2))).isTrue();
        assertThat(Index.text(from(1), slice(0, 9, 2), ellipsis(), newAxis(), at(3)))
                .isEqualTo("1:, :9:2, ..., None, 3");
    }

    @Test
    void index_tensors_apart_put_their_dimensions_in_front() {
        Tensor y = arange(24).view(2, 3, 4);
        Tensor i = tensor(0, 1, 1);
        assertThat(y.get(at(i), all(), at(tensor(3, 0, 1))).shape()).isEqualTo(Shape.of(3, 3));
        assertThat(y.get(all(), at(i), at(tensor(3, 0, 1))).shape()).isEqualTo(Shape.of(2, 3));
        assertThat(y.get(all(), at(tensor("[[0, 1], [2, -1]]"))).shape()).isEqualTo(Shape.of(2, 2, 2, 4));
        assertThat(y.get(at(i), at(0)).equal(y.get(":, 0").get(i))).isTrue();
        assertThat(y.get(y.gt(20))).hasToString("tensor([21, 22, 23])");
        assertThat(y.get(all(), at(tensor(true, false, true))).shape()).isEqualTo(Shape.of(2, 2, 4));
        assertThat(y.get(at(tensor(true))).shape()).isEqualTo(Shape.of(1, 2, 3, 4));
        assertThat(y.get(zeros(DType.INT64, 0)).shape()).isEqualTo(Shape.of(0, 3, 4));
    }

    @Test
    void a_wrong_character_has_a_caret_under_it() {
        assertThatThrownBy(() -> x.get("1:, a"))
                .hasMessageStartingWith(
                        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables "
                                + "are valid indices (got `a`):\n    1:, a\n        ^\nHint: one entry per dimension");
        assertThatThrownBy(() -> x.get("1.5")).hasMessageContaining("(got float):\n    1.5\n     ^");
        assertThatThrownBy(() -> x.get("::-1"))
                .hasMessageStartingWith("step must be greater than zero:\n    ::-1\n      ^\nHint: flip(dim)");
        assertThatThrownBy(() -> x.get("0, ..., ...")).hasMessageContaining("single ellipsis");
        assertThatThrownBy(() -> x.get("1 2")).hasMessageContaining("(got `2`):\n    1 2\n      ^");
        assertThatThrownBy(() -> x.get("1,,2")).hasMessageContaining("(got `,`):\n    1,,2\n      ^");
        assertThatThrownBy(() -> x.get("[0, 2")).hasMessageContaining("`]` is missing:\n    [0, 2\n         ^");
        assertThatThrownBy(() -> x.get("[0, True]")).hasMessageContaining("True and False:\n    [0, True]\n        ^");
        assertThatThrownBy(() -> x.get("1:2:3:4")).hasMessageContaining("at most start:stop:step");
        assertThatThrownBy(() -> x.get("")).hasMessageContaining("the index is empty");
        assertThatThrownBy(() -> x.get("-")).hasMessageContaining("valid indices");
        assertThatThrownBy(() -> x.get("99999999999")).hasMessageContaining("too large");
    }

    @Test
    void wrong_places_are_named_with_the_shape() {
        assertThatThrownBy(() -> x.get("0, 4"))
                .hasMessageStartingWith("index 4 is out of bounds for dimension 1 with size 4: the shape is [3, 4]");
        assertThatThrownBy(() -> x.get(0, 0, 0)).hasMessageStartingWith("too many indices for tensor of dimension 2");
        assertThatThrownBy(() -> x.get(tensor(0, 3)))
                .hasMessageStartingWith("index 3 is out of bounds for dimension 0 with size 3");
        assertThatThrownBy(() -> zeros(3).get(tensor(true, false)))
                .hasMessageStartingWith("The shape of the mask [2] at index 0 does not match the shape of the indexed "
                        + "tensor [3] at index 0");
        assertThatThrownBy(() -> x.get(tensor(0.5)))
                .hasMessageStartingWith("tensors used as indices must be long, int, byte or bool tensors");
        assertThatThrownBy(() -> x.get(tensor(0, 1), tensor(0, 1, 2))).hasMessageContaining("[2], [3]");
        assertThatThrownBy(() -> x.set(":, 1", tensor(1, 2)))
                .hasMessageStartingWith("shape mismatch: value tensor of shape [2] cannot be broadcast to indexing "
                        + "result of shape [3]");
        assertThatThrownBy(() -> x.get(at(0), ellipsis(), ellipsis())).hasMessageContaining("single ellipsis");
    }

    @Test
    void every_form_of_index_can_be_written() {
        Tensor y = zeros(3, 4);
        y.set("0, :", 1).set(1, tensor(1., 2., 3., 4.)).set(2, 3, 9);
        y.set(Index.of(at(2), until(2)), tensor("[[5., 6.]]"));
        assertThat(y).hasToString("tensor([[1., 1., 1., 1.],\n        [1., 2., 3., 4.],\n        [5., 6., 0., 9.]])");
        y.set(y.gt(4), 0).set(tensor(0, 0), tensor(7.)).set(tensor(1, 2), tensor(0, 1), tensor(8., 9.));
        assertThat(y).hasToString("tensor([[7., 7., 7., 7.],\n        [8., 2., 3., 4.],\n        [0., 9., 0., 0.]])");
        y.set(":, [0, 3]", y.get(":, [3, 0]"));
        assertThat(y.get(1)).hasToString("tensor([4., 2., 3., 8.])");
        y.t().set(tensor(3), -1);
        assertThat(y.get(":, 3")).hasToString("tensor([-1., -1., -1.])");
        Tensor whole = zeros(DType.INT64, 3);
        assertThat(whole.set(0, 2.9)).hasToString("tensor([2, 0, 0])");
        assertThatThrownBy(() -> whole.set(tensor(0, 1), tensor(.5, .5)))
                .hasMessageStartingWith("Index put requires the source and destination dtypes match, got Long for the "
                        + "destination and Float for the source.");
    }

    @Test
    void gradients_flow_through_what_is_written() {
        Tensor w = ones(3, 2).requiresGrad_();
        Tensor v = tensor(5.).requiresGrad_();
        Tensor y = w.mul(2);
        y.set("1, :", v.mul(3)).set(tensor(2), v).get("2").mul_(10);
        y.sum().backward();
        assertThat(w.grad()).hasToString("tensor([[2., 2.],\n        [0., 0.],\n        [0., 0.]])");
        assertThat(v.grad()).hasToString("tensor(26.)"); // 2 elements of 3v, 2 of 10v
        assertThatThrownBy(() -> w.set(tensor(0), 1)).hasMessageStartingWith("a leaf Variable that requires grad");
        assertThatThrownBy(() -> w.set("0", 1)).hasMessageStartingWith("a view of a leaf Variable that requires grad");
    }

    @Test
    void a_value_needed_by_a_gradient_cannot_be_overwritten() {
        Tensor w = ones(3).requiresGrad_();
        Tensor y = w.exp();
        noGrad(() -> y.detach().set(tensor(0), 5));
        assertThatThrownBy(() -> y.sum().backward()).hasMessageContaining("modified by an inplace operation");
    }

    @Test
    void views_share_and_copies_do_not() {
        Tensor y = arange(6).view(2, 3);
        y.get(0).set(tensor(1), 10);
        y.diagonal().add_(100);
        y.chunk(2, 1)[1].zero_();
        assertThat(y).hasToString("tensor([[100,  10,   0],\n        [  3, 104,   0]])");
        y.get(tensor(0)).zero_();
        y.flip(0).zero_();
        assertThat(y.get(0, 0).item()).isEqualTo(100);
    }

    /// Random index expressions against the same done number by number.
    @Test
    void random_indices_agree_with_a_naive_reference() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int[] dims = random.ints(1 + random.nextInt(4), 0, 5).toArray();
            Tensor t = arange(Shape.of(dims).numel()).view(dims);
            Tensor y = random.nextBoolean() && dims.length > 1 ? t.transpose(0, dims.length - 1) : t;
            List<Index> index = new ArrayList<>();
            List<List<Integer>> places = new ArrayList<>();
            List<Integer> kept = new ArrayList<>();
            for (int d = 0; d < y.dim(); d++) {
                int size = y.size(d);
                int kind = size == 0 ? 1 + random.nextInt(2) : random.nextInt(3);
                List<Integer> here = new ArrayList<>();
                if (kind == 0) {
                    int i = random.nextInt(size);
                    index.add(at(random.nextBoolean() ? i : i - size));
                    here.add(i);
                } else if (kind == 1) {
                    index.add(all());
                    for (int i = 0; i < size; i++) {
                        here.add(i);
                    }
                } else {
                    int start = random.nextInt(7) - 3;
                    int stop = random.nextInt(9) - 3;
                    int step = 1 + random.nextInt(3);
                    index.add(slice(start, stop, step));
                    int first = Math.clamp(start < 0 ? start + size : start, 0, size);
                    int last = Math.clamp(stop < 0 ? stop + size : stop, 0, size);
                    for (int i = first; i < last; i += step) {
                        here.add(i);
                    }
                }
                if (kind > 0) {
                    kept.add(here.size());
                }
                places.add(here);
            }
            List<Double> expected = new ArrayList<>();
            collect(y, places, 0, new int[y.dim()], expected);
            Tensor got = Indexing.get(y, index.toArray(Index[]::new));
            assertThat(got.shape())
                    .isEqualTo(Shape.of(kept.stream().mapToInt(i -> i).toArray()));
            assertThat(got.toDoubleArray())
                    .as("%s of %s", index, y.shape())
                    .containsExactly(expected.stream().mapToDouble(v -> v).toArray());
            assertThat(Indexing.get(y, IndexText.parse(Index.text(index.toArray(Index[]::new))))
                            .equal(got))
                    .isTrue();
        }
    }

    private static void collect(Tensor y, List<List<Integer>> places, int d, int[] where, List<Double> out) {
        if (d == where.length) {
            int at = y.storageOffset();
            for (int i = 0; i < where.length; i++) {
                at += where[i] * y.stride()[i];
            }
            out.add(y.storage.getDouble(at));
            return;
        }
        for (int i : places.get(d)) {
            where[d] = i;
            collect(y, places, d + 1, where, out);
        }
    }
}
