package himalia.tensor;

import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookTest {
    @Test
    void what_a_hook_returns_goes_on() {
        Tensor w = tensor(3.).requiresGrad_();
        HookHandle handle = w.registerHook(g -> g.mul(10));
        w.mul(2).backward();
        assertThat(w.grad()).hasToString("tensor(20.)");
        handle.remove();
        handle.remove();
        w.mul(2).backward();
        assertThat(w.grad()).hasToString("tensor(22.)");
    }

    @Test
    void a_hook_sees_the_gradient_of_a_computed_tensor() {
        Tensor w = ones(2).requiresGrad_();
        Tensor h = w.mul(3);
        List<Tensor> seen = new ArrayList<>();
        h.registerHook(g -> {
            seen.add(g);
            return null;
        });
        h.add(h).sum().backward();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst()).hasToString("tensor([2., 2.])");
        assertThat(w.grad()).hasToString("tensor([6., 6.])");
    }

    @Test
    void a_kept_gradient_does_not_change_with_the_next_backward() {
        Tensor w = ones(2).requiresGrad_();
        List<Tensor> seen = new ArrayList<>();
        w.registerHook(g -> {
            seen.add(g);
            return g;
        });
        w.mul(2).sum().backward();
        w.mul(2).sum().backward();
        assertThat(seen.getFirst()).hasToString("tensor([2., 2.])");
        assertThat(w.grad()).hasToString("tensor([4., 4.])");
    }

    @Test
    void hooks_run_in_order_before_a_retained_gradient_is_kept() {
        Tensor w = tensor(1.).requiresGrad_();
        Tensor h = w.mul(2).retainGrad();
        h.registerHook(g -> g.add(1));
        h.registerHook(g -> g.mul(5));
        h.mul(1).backward();
        assertThat(h.grad()).hasToString("tensor(10.)");
        assertThat(w.grad()).hasToString("tensor(20.)");
    }

    @Test
    void refuses_what_cannot_work() {
        assertThatThrownBy(() -> ones(2).registerHook(g -> g))
                .hasMessageStartingWith("cannot register a hook on a tensor that doesn't require gradient");
        Tensor w = ones(2).requiresGrad_();
        w.registerHook(Tensor::sum);
        assertThatThrownBy(() -> w.sum().backward()).hasMessageStartingWith("hook has changed the size of value");
    }

    @Test
    void gradients_can_be_refused_again() {
        Tensor w = ones(2).requiresGrad_().requiresGrad_(false);
        assertThat(w.mul(2).requiresGrad()).isFalse();
        assertThat(w.requiresGrad_(true).mul(2).requiresGrad()).isTrue();
        assertThatThrownBy(() -> w.mul(2).requiresGrad_(false))
                .hasMessageStartingWith("you can only change requires_grad flags of leaf variables");
    }
}
