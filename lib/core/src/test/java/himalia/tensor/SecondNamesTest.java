package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SecondNamesTest {
    private final Tensor x = tensor("[[0.5, -0.25], [0.75, 0.]]");

    private static void same(Tensor a, Tensor b) {
        assertThat(a.equal(b)).as("%s and %s", a, b).isTrue();
    }

    @Test
    void second_names_compute_the_same() {
        same(x.absolute(), x.abs());
        same(x.negative(), x.neg());
        same(x.arcsin(), x.asin());
        same(x.arctan2(x.exp()), x.atan2(x.exp()));
        same(x.greater(0), x.gt(0));
        same(x.lessEqual(x.neg()), x.le(x.neg()));
        same(x.moveaxis(0, 1), x.movedim(0, 1));
        same(x.multiply(2), x.mul(2));
        same(Tensor.concat(x, x), Tensor.cat(x, x));
    }

    @Test
    void a_number_minus_a_tensor() {
        assertThat(tensor("[1, 5]").rsub(2)).hasToString("tensor([ 1, -3])");
        assertThat(tensor(1.).requiresGrad_().rsub(2)).hasToString("tensor(1., grad_fn=<RsubBackward1>)");
        assertThat(Autograd.check(t -> t.rsub(1.5).square(), x)).isTrue();
    }

    @Test
    void truth_cannot_be_subtracted() {
        assertThatThrownBy(() -> tensor(true).sub(1))
                .hasMessageContaining("Subtraction, the `-` operator, with a bool tensor is not supported")
                .hasMessageContaining("Hint:");
    }

    @Test
    void inverse_of_erf_and_bessel() {
        Tensor values = tensor("[-0.999, -0.3, 0., 0.5, 0.99999]").toDouble();
        assertThat(values.erfinv().erf().allclose(values, 1e-14, 1e-15, false)).isTrue();
        assertThat(tensor(1.).toDouble().i0().item()).isCloseTo(1.2660658777520083, within(1e-15));
        assertThat(Autograd.check(Tensor::i0, x)).isTrue();
        assertThat(Autograd.check(Tensor::erfinv, x)).isTrue();
    }
}
