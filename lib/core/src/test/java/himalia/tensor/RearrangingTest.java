package himalia.tensor;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Picking, putting, cutting, joining, turning and summing, beyond what the vectors of PyTorch cover.
class RearrangingTest {
    /// The gradient of a weighted sum of the result against differences.
    private static void gradient(UnaryOperator<Tensor> f, int... shape) {
        Tensor at = randn(shape).toDouble();
        Tensor x = at.clone().requiresGrad_();
        Tensor y = f.apply(x);
        Tensor weights = randn(y.shape().toArray()).toDouble();
        y.backward(weights);
        double[] analytic = x.grad().toDoubleArray();
        for (int i = 0; i < analytic.length; i++) {
            double[] sides = new double[2];
            for (int side = 0; side < 2; side++) {
                Tensor moved = at.clone();
                Tensor flat = moved.view(-1);
                flat.set(i, flat.get(i).item() + (side == 0 ? 1e-6 : -1e-6));
                sides[side] = f.apply(moved).mul(weights).sum().item();
            }
            assertThat(analytic[i]).isCloseTo((sides[0] - sides[1]) / 2e-6, within(1e-6));
        }
    }

    @Test
    void gradients_agree_with_differences() {
        manualSeed(5);
        Tensor i = tensor("[[0, 1], [1, 2]]");
        gradient(x -> x.get(":, None").get(Index.at(i), Index.all(), Index.at(tensor("[1, 0]"))), 3, 4);
        gradient(x -> x.t().get(i), 4, 3);
        gradient(x -> x.unfold(1, 2, 1).mul(2), 2, 5);
        gradient(x -> x.transpose(0, 2).flip(0, 1).roll(new int[] {1, -2}, new int[] {0, 2}), 2, 3, 4);
        gradient(x -> x.get("1:").repeat(2, 1, 3), 3, 2);
        gradient(x -> x.repeatInterleave(tensor(2, 0, 1), 0), 3, 2);
        gradient(x -> x.diagonal(1, 0, 2).mul(3), 3, 2, 4);
        gradient(x -> x.diagEmbed(), 2, 3);
        gradient(x -> cat(1, x.tensorSplit(3, 1)[1], x.split(2, 1)[0].mul(2)), 2, 5);
        gradient(x -> x.takeAlongDim(tensor("[[2, 0]]"), 1), 3, 4);
        gradient(x -> x.movedim(new int[] {0, 1}, new int[] {-1, 0}).mul(2), 2, 3, 4);
        gradient(x -> x.rot90(1, 0, 1).mul(x.rot90(-1, 0, 1)), 3, 2);
        gradient(x -> x.maskedFill(tensor("[[True], [False]]"), 2).mul(x), 2, 3);
        Tensor b = randn(4, 3).toDouble();
        gradient(x -> einsum("ab,cb,a->c", x, b, x.get(":, 0")), 2, 3);
        gradient(x -> einsum("aab->b", x), 3, 3, 2);
        gradient(x -> einsum("...a,ba->...", x, b), 2, 1, 3);
    }

    @Test
    void copies_of_turned_tensors_of_every_type_and_rank_are_those_of_single_elements() {
        for (DType dtype : DType.values()) {
            Tensor x = arange(2 * 3 * 40 * 35).view(2, 3, 40, 35).to(dtype);
            for (int[] order : new int[][] {{3, 1, 2, 0}, {0, 1, 3, 2}, {2, 0, 3, 1}, {1, 3, 0, 2}, {3, 2, 1, 0}}) {
                Tensor view = x.get("1:, :, :, 1:").permute(order);
                Tensor copy = view.contiguous();
                assertThat(copy.isContiguous()).isTrue();
                assertThat(copy.toDoubleArray()).isEqualTo(view.toDouble().toDoubleArray());
                Tensor target = zeros(dtype, x.shape().toArray());
                target.permute(order).copy_(x.permute(order));
                assertThat(target.equal(x)).isTrue();
                for (int i = 0; i < 20; i++) {
                    int[] at = {i % view.size(0), i % view.size(1), i * 7 % view.size(2), i * 3 % view.size(3)};
                    Tensor from = view;
                    Tensor to = copy;
                    for (int place : at) {
                        from = from.select(0, place);
                        to = to.select(0, place);
                    }
                    assertThat(to.item()).isEqualTo(from.item());
                }
            }
        }
    }

    @Test
    void gathering_without_a_gradient_gives_what_it_gives_with_one() {
        manualSeed(4);
        Tensor x = randn(3, 40, 5).transpose(0, 2);
        for (int dim = 0; dim < 3; dim++) {
            int[] sizes = x.shape().toArray();
            int size = sizes[dim];
            sizes[dim] = 7;
            Tensor at = randint(0, size, sizes);
            Tensor expected = x.clone().requiresGrad_().gather(dim, at).detach();
            assertThat(x.gather(dim, at).equal(expected)).isTrue();
            int d = dim;
            at.view(-1).set(11, size);
            assertThatThrownBy(() -> x.gather(d, at))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("index " + size + " is out of bounds for dimension " + d);
            at.view(-1).set(11, -1);
            assertThatThrownBy(() -> x.gather(d, at)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void numbers_below_zero_are_not_counted() {
        assertThat(tensor("[2, 0, 2]").bincount().toDoubleArray()).containsExactly(1, 0, 2);
        assertThat(Tensor.empty(DType.INT64, Shape.of(0)).bincount().numel()).isZero();
        assertThatThrownBy(() -> tensor("[2, -1, 2]").bincount())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bincount only supports 1-d non-negative integral inputs: got -1");
    }

    @Test
    void scattering_and_selecting_without_a_gradient_give_what_they_give_with_one() {
        manualSeed(5);
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.INT32)) {
            Tensor x = randint(-99, 99, 3, 40, 5).to(dtype).transpose(0, 2);
            DType real = dtype == DType.FLOAT32 ? dtype : DType.FLOAT64;
            for (int dim = 0; dim < 3; dim++) {
                int d = dim;
                int[] sizes = x.shape().toArray();
                int size = sizes[dim];
                sizes[dim] = 7;
                Tensor at = randint(0, size, sizes);
                Tensor source = randint(-99, 99, sizes).to(dtype);
                Tensor row = randint(0, size, 11);
                List<UnaryOperator<Tensor>> all = List.of(
                        a -> a.scatter(d, at, source.to(a.dtype())),
                        a -> a.scatterAdd(d, at, source.to(a.dtype())),
                        a -> a.scatter(d, at, 3),
                        a -> a.gather(d, at),
                        a -> a.indexSelect(d, row));
                for (UnaryOperator<Tensor> one : all) {
                    Tensor leaf = x.to(real).clone().requiresGrad_();
                    Tensor y = one.apply(x);
                    assertThat(y.dtype()).isEqualTo(dtype);
                    assertThat(y.toDoubleArray())
                            .containsExactly(one.apply(leaf).detach().toDoubleArray());
                }
                at.view(-1).set(11, size);
                assertThatThrownBy(() -> x.scatterAdd(d, at, source))
                        .isInstanceOf(IndexOutOfBoundsException.class)
                        .hasMessageContaining("index " + size + " is out of bounds for dimension " + d);
                row.set(3, -1);
                assertThatThrownBy(() -> x.indexSelect(d, row)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    void products_and_extremes_of_one_dimension_are_those_of_several() {
        manualSeed(6);
        for (Tensor x : List.of(rand(4, 6, 5).add(0.5), randint(-9, 9, 4, 6, 5))) {
            for (int dim = 0; dim < 3; dim++) {
                Tensor apart = x.unsqueeze(0); // the new dimension, of size 1, is reduced with it
                int[] both = {0, dim + 1};
                assertThat(x.amax(dim).equal(apart.amax(both, false))).isTrue();
                assertThat(x.amin(dim).equal(apart.amin(both, false))).isTrue();
                assertThat(x.prod(dim)
                                .allclose(x.movedim(dim, 0)
                                        .unbind(0)[0]
                                        .mul(x.movedim(dim, 0).get("1:").prod(0))))
                        .isTrue();
            }
        }
    }

    @Test
    void second_gradients_flow_through_picking() {
        Tensor x = tensor(2., 3.).requiresGrad_();
        x.get(tensor(0, 0, 1)).pow(3L).backward(ones(3), true, true);
        Tensor slope = x.grad();
        x.zeroGrad();
        slope.backward(ones(2));
        assertThat(x.grad()).hasToString("tensor([24., 18.])"); // 2 * 6x, 6x
    }

    /// Random equations against a sum over all values of all letters.
    @Test
    void einsum_agrees_with_its_definition() {
        Random random = new Random(11);
        int[] sizes = {2, 3, 1, 4};
        for (int round = 0; round < 60; round++) {
            String[] terms = new String[1 + random.nextInt(3)];
            Tensor[] operands = new Tensor[terms.length];
            for (int t = 0; t < terms.length; t++) {
                int[] letters = random.ints(random.nextInt(4), 0, sizes.length).toArray();
                StringBuilder text = new StringBuilder();
                int[] shape = new int[letters.length];
                for (int d = 0; d < letters.length; d++) {
                    text.append((char) ('a' + letters[d]));
                    shape[d] = sizes[letters[d]];
                }
                terms[t] = text.toString();
                operands[t] = randn(shape).toDouble();
            }
            String all = String.join("", terms);
            StringBuilder out = new StringBuilder();
            for (char c = 'd'; c >= 'a'; c--) {
                if (all.indexOf(c) >= 0 && random.nextBoolean()) {
                    out.append(c);
                }
            }
            String equation = String.join(",", terms) + "->" + out;
            Tensor expected =
                    zeros(DType.FLOAT64, out.chars().map(c -> sizes[c - 'a']).toArray());
            int[] v = new int[4];
            for (v[0] = 0; v[0] < (all.contains("a") ? 2 : 1); v[0]++) {
                for (v[1] = 0; v[1] < (all.contains("b") ? 3 : 1); v[1]++) {
                    for (v[3] = 0; v[3] < (all.contains("d") ? 4 : 1); v[3]++) {
                        double product = 1;
                        for (int t = 0; t < terms.length; t++) {
                            product *= operands[t]
                                    .get(terms[t].chars().map(c -> v[c - 'a']).toArray())
                                    .item();
                        }
                        expected.get(out.chars().map(c -> v[c - 'a']).toArray()).add_(product);
                    }
                }
            }
            Close.assertClose(equation, einsum(equation, operands), expected, 1e-12);
        }
    }

    @Test
    void einsum_says_what_does_not_fit() {
        assertThatThrownBy(() -> einsum("ij,jk", zeros(2, 3))).hasMessageStartingWith("einsum(): fewer operands were");
        assertThatThrownBy(() -> einsum("ij", zeros(2)))
                .hasMessageStartingWith("einsum(): the number of subscripts in the equation (2) does not match the "
                        + "number of dimensions (1) for operand 0 and no ellipsis was given");
        assertThatThrownBy(() -> einsum("i->j", zeros(2))).hasMessageContaining("output subscript j does not appear");
        assertThatThrownBy(() -> einsum("i->ii", zeros(2))).hasMessageContaining("more than once in the output");
        assertThatThrownBy(() -> einsum("i1->i", zeros(2, 2))).hasMessageContaining("invalid subscript `1`");
        assertThatThrownBy(() -> einsum("ii->i", zeros(2, 3))).hasMessageContaining("the sizes don't match, 3 != 2");
        assertThat(einsum("b...a", zeros(2, 5, 3)).shape()).isEqualTo(Shape.of(5, 3, 2));
        assertThat(einsum("ij->", ones(2, 3))).hasToString("tensor(6.)");
        assertThat(einsum("i,j->ij", arange(2), arange(3)).shape()).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void putting_changes_a_copy_or_the_tensor_itself() {
        Tensor labels = tensor("[[2], [0]]");
        assertThat(zeros(2, 3).scatter_(1, labels, 1)).hasToString("tensor([[0., 0., 1.],\n        [1., 0., 0.]])");
        Tensor x = zeros(3);
        assertThat(x.indexAdd(0, tensor(1, 1), tensor(2., 3.))).hasToString("tensor([0., 5., 0.])");
        assertThat(x).hasToString("tensor([0., 0., 0.])");
        x.indexAdd_(0, tensor(1, 1), tensor(2., 3.)).indexFill_(0, tensor(0), 4).maskedFill_(x.eq(0), -1);
        assertThat(x).hasToString("tensor([ 4.,  5., -1.])");
        assertThat(zeros(2, 3).fillDiagonal_(1)).hasToString("tensor([[1., 0., 0.],\n        [0., 1., 0.]])");
    }

    @Test
    void the_diagonal_of_a_cube_runs_through_all_its_dimensions() {
        Tensor cube = zeros(2, 2, 2).fillDiagonal_(1);
        assertThat(cube.nonzero()).hasToString("tensor([[0, 0, 0],\n        [1, 1, 1]])");
        assertThatThrownBy(() -> zeros(2, 2, 3).fillDiagonal_(1))
                .hasMessageStartingWith("all dimensions of input must be of equal length");
        assertThatThrownBy(() -> zeros(2).fillDiagonal_(1)).hasMessageStartingWith("dimensions must larger than 1");
    }

    @Test
    void what_does_not_fit_is_named_with_its_shapes() {
        Tensor x = zeros(2, 3);
        assertThatThrownBy(() -> x.indexSelect(0, tensor(2)))
                .hasMessageStartingWith("index out of range in self")
                .hasMessageContaining("[2, 3]");
        assertThatThrownBy(() -> x.gather(1, tensor("[[3]]")))
                .hasMessageStartingWith("index 3 is out of bounds for dimension 1 with size 3");
        assertThatThrownBy(() -> x.gather(1, tensor(0L, 1L)))
                .hasMessageStartingWith("Index tensor must have the same number of dimensions as input tensor");
        assertThatThrownBy(() -> x.gather(1, tensor(.5))).hasMessageContaining("int64 for index");
        assertThatThrownBy(() -> x.gather(0, tensor("[[0, 0, 0, 0]]")))
                .hasMessageStartingWith("Size does not match at dimension 1 expected index [1, 4] to be no larger than "
                        + "self [2, 3] apart from dimension 0");
        assertThatThrownBy(() -> x.maskedFill(x, 1)).hasMessageContaining("only supports boolean masks");
        assertThatThrownBy(() -> x.take(tensor(6))).hasMessageStartingWith("out of range");
        assertThatThrownBy(() -> x.split(new int[] {1, 2})).hasMessageContaining("split_sizes=[1, 2]");
        assertThatThrownBy(() -> x.unfold(1, 4, 1))
                .hasMessageStartingWith("maximum size for tensor at dimension 1 is 3");
        assertThatThrownBy(() -> x.repeat(2)).hasMessageContaining("can not be smaller");
        assertThatThrownBy(() -> x.unflatten(1, 2, 2)).hasMessageContaining("don't multiply up to the size of dim 1");
        assertThatThrownBy(() -> x.indexCopy(0, tensor(0), zeros(2, 2)))
                .hasMessageContaining("Expected source of shape");
        assertThatThrownBy(() -> tensor(1.).unbind()).hasMessageContaining("at least a 1-dimensional tensor");
    }

    @Test
    void tensors_of_size_0_and_rank_0_pass() {
        Tensor empty = zeros(0, 3);
        assertThat(empty.flip(0).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(empty.roll(1, 0).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(empty.repeat(2, 2).shape()).isEqualTo(Shape.of(0, 6));
        assertThat(empty.nonzero().shape()).isEqualTo(Shape.of(0, 2));
        assertThat(empty.split(2)).hasSize(1);
        assertThat(empty.unbind(0)).isEmpty();
        assertThat(empty.chunk(3)).hasSize(3);
        assertThat(empty.get(empty.gt(0)).shape()).isEqualTo(Shape.of(0));
        assertThat(einsum("ij,kj->ik", empty, zeros(2, 3)).shape()).isEqualTo(Shape.of(0, 2));
        assertThat(cat(zeros(0), zeros(2, 3)).shape()).isEqualTo(Shape.of(2, 3));
        assertThat(tensor(3.).repeat(2)).hasToString("tensor([3., 3.])");
        assertThat(tensor(3.).flip().item()).isEqualTo(3);
        assertThat(hstack(tensor(1.), tensor(2.))).hasToString("tensor([1., 2.])");
        assertThat(vstack(arange(2), arange(2))).hasToString("tensor([[0, 1],\n        [0, 1]])");
        assertThat(List.of(where(tensor("[[True, False], [True, True]]"))))
                .hasToString("[tensor([0, 1, 1]), tensor([0, 0, 1])]");
    }
}
