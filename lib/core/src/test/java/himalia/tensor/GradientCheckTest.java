package himalia.tensor;

import static himalia.tensor.Tensor.noGrad;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private final Tensor x = tensor("[[0.5, -1., 2.], [1.5, 0.3, -0.7]]");

    /// The exponential with a gradient that is right at element 0 only.
    private static Tensor wrong(Tensor x) {
        Tensor y = x.detach().exp();
        if (Autograd.records(x)) {
            Autograd.record(y, "Wrong", (g, i) -> g.mul(y).mul(tensor("[1., 2.]")), x);
        }
        return y;
    }

    @Test
    void right_gradients_pass() {
        assertThat(Autograd.check(a -> a.sigmoid().mul(a), x)).isTrue();
        assertThat(Autograd.check((a, b) -> a.matmul(b), x, x.t())).isTrue();
        assertThat(Autograd.check(t -> t[0].linear(t[1], t[2]), x, x, tensor("[1., 2.]")))
                .isTrue();
        assertThat(Autograd.check(a -> a.mul_(3).sin(), x)).isTrue();
        assertThat(Autograd.check(a -> tensor(1.), x)).isTrue();
        assertThat(Autograd.check((a, i) -> a.indexSelect(1, i), x, tensor("[2, 0]")))
                .isTrue();
        assertThat(noGrad(() -> Autograd.check(Tensor::exp, x))).isTrue();
    }

    @Test
    void inputs_stay_as_they_were() {
        Tensor w = tensor("[1., 2.]").requiresGrad_();
        Autograd.check(a -> a.mul_(2), w);
        assertThat(w.grad()).isNull();
        assertThat(w).hasToString("tensor([1., 2.], requires_grad=True)");
    }

    @Test
    void wrong_gradients_are_shown_with_their_place() {
        assertThatThrownBy(() -> Autograd.check(GradientCheckTest::wrong, tensor("[1., 0.]")))
                .hasMessageStartingWith("Jacobian mismatch for output 0 with respect to input 0: when element [1] of "
                        + "the input moves, element [1] of the result changes at the rate 1.0 (numerical), but its "
                        + "gradient says 2.0 (analytical).");
        assertThatThrownBy(() -> Autograd.check(Tensor::detach, x)).hasMessageContaining("gradient says 0.0");
    }

    @Test
    void whole_numbers_have_no_gradients() {
        assertThatThrownBy(() -> Autograd.check(a -> a.mul(2), tensor("[1, 2]")))
                .hasMessageStartingWith("check: none of the inputs is floating point: [torch.int64]");
        assertThatThrownBy(() -> Autograd.check(a -> a.gt(0), x)).hasMessageContaining("result is torch.bool");
    }
}
