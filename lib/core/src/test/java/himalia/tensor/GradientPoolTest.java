package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Gradients big enough for the pool, pass after pass.
class GradientPoolTest {
    private static final int N = 2 * GradientPool.BIG;

    @Test
    void gradients_of_leaves_stay_as_they_are_when_further_passes_use_the_pool() {
        List<Tensor> grads = new ArrayList<>();
        for (int pass = 1; pass <= 4; pass++) {
            Tensor x = Tensor.ones(N).requiresGrad_();
            x.mul(pass).relu().mul(2).neg().sum().backward();
            grads.add(x.grad());
        }
        for (int pass = 1; pass <= 4; pass++) {
            Tensor g = grads.get(pass - 1);
            assertThat(g.min().item()).isEqualTo(-2.0 * pass);
            assertThat(g.max().item()).isEqualTo(-2.0 * pass);
        }
    }

    @Test
    void gradients_that_hooks_and_retain_grad_show_stay_readable() {
        List<Tensor> seen = new ArrayList<>();
        Tensor x = Tensor.ones(N).requiresGrad_();
        Tensor y = x.mul(3);
        y.retainGrad();
        Tensor z = y.mul(5);
        z.registerHook(g -> {
            seen.add(g);
            return null;
        });
        z.mul(7).neg().sum().backward();
        Tensor other = Tensor.ones(N).requiresGrad_();
        other.mul(11).mul(13).neg().sum().backward();
        assertThat(seen.getFirst().max().item()).isEqualTo(-7);
        assertThat(y.grad().max().item()).isEqualTo(-35);
        assertThat(x.grad().max().item()).isEqualTo(-105);
    }

    @Test
    void gradients_that_meet_in_one_tensor_add_up() {
        Tensor x = Tensor.ones(N).requiresGrad_();
        for (int pass = 0; pass < 3; pass++) {
            Tensor y = x.mul(2);
            y.mul(3).add(y.relu()).add(y).sum().backward();
        }
        assertThat(x.grad().min().item()).isEqualTo(30);
        assertThat(x.grad().max().item()).isEqualTo(30);
    }

    @Test
    void a_function_of_the_user_may_keep_the_gradient_it_was_given() {
        List<Tensor> kept = new ArrayList<>();
        Tensor x = Tensor.ones(N).requiresGrad_();
        Tensor y = x.detach().mul(2);
        Autograd.record(
                y,
                "Twice",
                (g, i) -> {
                    kept.add(g);
                    return g.mul(2);
                },
                x);
        y.neg().mul(3).sum().backward();
        Tensor other = Tensor.ones(N).requiresGrad_();
        other.mul(11).mul(13).neg().sum().backward();
        assertThat(kept.getFirst().min().item()).isEqualTo(-3);
    }
}
