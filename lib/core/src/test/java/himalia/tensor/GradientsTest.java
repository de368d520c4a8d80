package himalia.tensor;

import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GradientsTest {
    @Test
    void gradients_are_answered_and_not_left_in_the_leaves() {
        Tensor x = tensor(3.).requiresGrad_();
        Tensor w = tensor(2.).requiresGrad_();
        Tensor[] g = Autograd.grad(x.mul(w).mul(w), x, w);
        assertThat(g[0]).hasToString("tensor(4.)");
        assertThat(g[1]).hasToString("tensor(12.)");
        assertThat(x.grad()).isNull();
        assertThat(w.grad()).isNull();
    }

    @Test
    void a_computed_tensor_can_be_asked_for() {
        Tensor x = tensor("[1., 2.]").requiresGrad_();
        Tensor y = x.mul(x);
        assertThat(Autograd.grad(y.mul(y).sum(), y)[0]).hasToString("tensor([2., 8.])");
    }

    @Test
    void gradients_of_gradients() {
        Tensor x = tensor(2.).requiresGrad_();
        Tensor first = Autograd.grad(x.pow(4), new Tensor[] {x}, true)[0];
        Tensor second = Autograd.grad(first, new Tensor[] {x}, true)[0];
        Tensor third = Autograd.grad(second, x)[0];
        assertThat(first.item()).isEqualTo(32);
        assertThat(second.item()).isEqualTo(48);
        assertThat(third.item()).isEqualTo(48);
    }

    @Test
    void several_outputs_add_up() {
        Tensor x = tensor("[1., 2.]").requiresGrad_();
        Tensor[] outputs = {x.mul(2), x.exp()};
        Tensor[] weights = {ones(2), tensor("[0., 1.]")};
        Tensor[] g = Autograd.grad(outputs, new Tensor[] {x}, weights, false, false);
        assertThat(g[0].allclose(tensor(2, 2 + Math.exp(2)).toFloat())).isTrue();
    }

    @Test
    void what_cannot_be_asked_says_why() {
        Tensor x = ones(2).requiresGrad_();
        assertThatThrownBy(() -> Autograd.grad(x.sum(), ones(2)))
                .hasMessageContaining("does not require grad")
                .hasMessageContaining("Hint:");
        Tensor other = ones(2).requiresGrad_();
        assertThatThrownBy(() -> Autograd.grad(x.sum(), other))
                .hasMessageContaining("appears to not have been used in the graph");
        assertThatThrownBy(() -> Autograd.grad(x.mul(2), x)).hasMessageContaining("only for scalar outputs");
        assertThatThrownBy(() -> Autograd.grad(ones(1), x)).hasMessageContaining("does not require grad");
    }

    @Test
    void a_factor_changed_in_place_gives_its_gradient() {
        Tensor x = tensor("[3., 4.]").requiresGrad_();
        // x.clone() * x, written over the first factor
        Tensor y = x.clone().mul_(x);
        assertThat(Autograd.grad(y.sum(), x)[0]).hasToString("tensor([6., 8.])");
    }
}
