package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.optim.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void the_array_of_a_forgotten_gradient_that_nobody_saw_comes_back() {
        Tensor x = Tensor.ones(N).requiresGrad_();
        x.mul(2).relu().sum().backward();
        Storage first = x.grad.storage;
        x.zeroGrad();
        assertThat(x.grad()).isNull();
        assertThat(first.length()).isZero();
        x.mul(3).relu().sum().backward();
        assertThat(x.grad().min().item()).isEqualTo(3);
        assertThat(x.grad().max().item()).isEqualTo(3);
    }

    @Test
    void a_gradient_that_somebody_has_asked_for_stays_readable_when_it_is_forgotten() {
        Tensor x = Tensor.ones(N).requiresGrad_();
        List<Tensor> held = new ArrayList<>();
        for (int pass = 1; pass <= 4; pass++) {
            x.zeroGrad();
            x.mul(pass).relu().sum().backward();
            held.add(x.grad());
        }
        for (int pass = 1; pass <= 4; pass++) {
            assertThat(held.get(pass - 1).max().item()).isEqualTo(pass);
        }
    }

    @Test
    void a_gradient_that_a_hook_or_a_second_backward_pass_has_seen_stays_readable_when_it_is_forgotten() {
        Tensor x = Tensor.ones(N).requiresGrad_();
        List<Tensor> held = new ArrayList<>();
        HookHandle handle = x.registerHook(g -> {
            held.add(g);
            return null;
        });
        x.mul(7).relu().sum().backward();
        handle.remove();
        x.zeroGrad();
        x.square().sum().backward();
        x.square().sum().backward(Tensor.tensor(1.), false, true);
        Tensor sum = x.grad;
        x.zeroGrad();
        for (int pass = 0; pass < 3; pass++) {
            x.zeroGrad();
            x.mul(11).neg().sum().backward();
        }
        assertThat(held.getFirst().max().item()).isEqualTo(7);
        assertThat(sum.max().item()).isEqualTo(4);
    }

    @Test
    void an_optimizer_of_the_user_may_keep_the_gradients_it_was_given() {
        Tensor x = Tensor.ones(N).requiresGrad_();
        List<Tensor> kept = new ArrayList<>();
        Optimizer keeping = new Optimizer(List.of(x), 0.1) {
            @Override
            protected void update(int index, Tensor param, Tensor grad) {
                kept.add(grad);
            }
        };
        for (int pass = 1; pass <= 3; pass++) {
            keeping.zeroGrad();
            x.mul(pass).relu().sum().backward();
            keeping.step();
        }
        for (int pass = 1; pass <= 3; pass++) {
            assertThat(kept.get(pass - 1).max().item()).isEqualTo(pass);
        }
    }

    @Test
    void who_looks_from_another_thread_gets_numbers_or_nothing() throws InterruptedException {
        Tensor x = Tensor.ones(N).requiresGrad_();
        AtomicBoolean done = new AtomicBoolean();
        List<Float> wrong = Collections.synchronizedList(new ArrayList<>());
        Thread looking = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                Tensor seen = x.grad();
                if (seen != null) {
                    float[] numbers = seen.storage().floats();
                    for (int i = 0; i < N; i += N / 8) {
                        if (numbers[i] != 2) {
                            wrong.add(numbers[i]);
                        }
                    }
                }
            }
        });
        for (int pass = 0; pass < 300; pass++) {
            x.zeroGrad();
            x.mul(2).neg().neg().sum().backward();
        }
        done.set(true);
        looking.join();
        assertThat(wrong).isEmpty();
    }
}
