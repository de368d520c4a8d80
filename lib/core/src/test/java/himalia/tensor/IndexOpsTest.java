package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.trilIndices;
import static himalia.tensor.Tensor.triuIndices;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexOpsTest {
    private final Tensor x = tensor("[[1., 2., 3.], [4., 5., 6.]]").toDouble();
    private final Tensor index = tensor("[[0, 0, 2], [1, 1, 1]]");
    private final Tensor source = tensor("[[2., 0., 3.], [7., -1., 2.]]").toDouble();

    /// The values are PyTorch's.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum  | true  | [[3., 2., 6.], [4., 13., 6.]]",
                "sum  | false | [[2., 2., 3.], [4., 8., 6.]]",
                "prod | true  | [[0., 2., 9.], [4., -70., 6.]]",
                "prod | false | [[0., 2., 3.], [4., -14., 6.]]",
                "mean | true  | [[1., 2., 3.], [4., 3.25, 6.]]",
                "amax | true  | [[2., 2., 3.], [4., 7., 6.]]",
                "amax | false | [[2., 2., 3.], [4., 7., 6.]]",
                "amin | true  | [[0., 2., 3.], [4., -1., 6.]]",
                "amin | false | [[0., 2., 3.], [4., -1., 6.]]"
            })
    void what_meets_at_one_place_is_put_together(String reduce, boolean includeSelf, String expected) {
        Tensor y = x.scatterReduce(1, index, source, reduce, includeSelf);
        assertThat(y.equal(tensor(expected).toDouble())).as("%s", y).isTrue();
        assertThat(gradient(s -> x.scatterReduce(1, index, s, reduce, includeSelf), source))
                .isTrue();
        if (!reduce.startsWith("am")) { // x and source are equal at one place, where the extreme has a kink
            assertThat(gradient(s -> s.scatterReduce(1, index, source, reduce, includeSelf), x))
                    .isTrue();
        }
    }

    /// Away from the place where x and source are equal, for the extremes.
    private static boolean gradient(Function<Tensor, Tensor> f, Tensor at) {
        Tensor w =
                at.add(tensor("[[.01, .02, .03], [.04, .05, .06]]").toDouble()).requiresGrad_();
        Tensor weights = tensor("[[1., 2., 3.], [4., 5., 6.]]").toDouble();
        f.apply(w).mul(weights).sum().backward();
        for (int i = 0; i < at.numel(); i++) {
            Tensor step = zeros(DType.FLOAT64, 6);
            step.set(i, 1e-6);
            Tensor up = f.apply(w.detach().add(step.view(2, 3)));
            Tensor down = f.apply(w.detach().sub(step.view(2, 3)));
            double slope = up.sub(down).mul(weights).sum().item() / 2e-6;
            if (Math.abs(slope - w.grad().view(6).get(i).item()) > 1e-5) {
                return false;
            }
        }
        return true;
    }

    @Test
    void a_single_zero_has_the_product_of_the_others_as_its_slope() {
        Tensor s = tensor("[0., 2., 3.]").requiresGrad_();
        Tensor.ones(1).scatterReduce(0, tensor("[0, 0, 0]"), s, "prod").backward();
        assertThat(s.grad()).hasToString("tensor([6., 0., 0.])");
    }

    @Test
    void masks_and_index_tensors_say_where() {
        Tensor s = tensor("[7., 8., 9.]").requiresGrad_();
        Tensor y = zeros(3).maskedScatter(tensor("[True, False, True]"), s);
        y.sum().backward();
        assertThat(y.detach()).hasToString("tensor([7., 0., 8.])");
        assertThat(s.grad()).hasToString("tensor([1., 1., 0.])");
        Tensor[] places = {tensor("[0, 0]"), tensor("[1, 1]")};
        assertThat(zeros(1, 2).indexPut(places, tensor("[1., 2.]"), true)).hasToString("tensor([[0., 3.]])");
        assertThat(zeros(1, 2).indexPut_(places, tensor(5.), false)).hasToString("tensor([[0., 5.]])");
        assertThat(trilIndices(2, 3, 0)).hasToString("tensor([[0, 1, 1],\n        [0, 0, 1]])");
        assertThat(triuIndices(2, 3, 1)).hasToString("tensor([[0, 0, 1],\n        [1, 2, 2]])");
    }

    @Test
    void what_does_not_fit_is_named() {
        assertThatThrownBy(() -> x.scatterReduce(1, index, source, "max"))
                .hasMessageStartingWith("reduce argument must be either sum, prod, mean, amax or amin, got max");
        assertThatThrownBy(() -> zeros(3).maskedScatter(tensor("[True, True, True]"), zeros(2)))
                .hasMessageContaining("true 3 times")
                .hasMessageContaining("[2]");
        assertThatThrownBy(() -> x.scatterReduce(1, index, zeros(2).toDouble(), "amax"))
                .hasMessageContaining("[2, 3]");
    }
}
