package himalia.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParamGroupTest {
    private final Tensor a = Tensor.tensor(1., 2.).requiresGrad_();
    private final Tensor b = Tensor.tensor(3.).requiresGrad_();

    @Test
    void groups_have_rates_of_their_own() {
        Optimizer optimizer = new SGD(List.of(a), 0.1).addParamGroup(new ParamGroup(List.of(b)).lr(0.01));
        a.sum().add(b.sum()).backward();

        optimizer.step();

        assertThat(a.toFloatArray()).containsExactly(0.9f, 1.9f);
        assertThat(b.toFloatArray()).containsExactly(2.99f);
    }

    @Test
    void a_parameter_may_not_stand_twice() {
        Optimizer optimizer = new SGD(List.of(a), 0.1);
        assertThatThrownBy(() -> optimizer.addParamGroup(new ParamGroup(List.of(a))))
                .hasMessageContaining("more than one parameter group");
    }

    @Test
    void training_goes_on_from_a_kept_state() {
        Tensor twin = Tensor.tensor(1., 2.).requiresGrad_();
        Adam first = new Adam(List.of(a), 0.1);
        step(first, a);
        Tensor.noGrad(() -> {
            twin.copy_(a);
        });
        Adam second = new Adam(List.of(twin), 0.5);
        second.loadStateDict(first.stateDict());

        step(first, a);
        step(second, twin);

        assertThat(twin.toFloatArray()).containsExactly(a.toFloatArray());
    }

    private static void step(Optimizer optimizer, Tensor w) {
        optimizer.zeroGrad();
        w.mul(w).sum().backward();
        optimizer.step();
    }

    @Test
    void lbfgs_with_a_line_search_finds_the_bottom_in_one_step() {
        LBFGS optimizer = new LBFGS(List.of(a)).lineSearchFn("strong_wolfe");
        optimizer.step(() -> {
            optimizer.zeroGrad();
            Tensor loss = a.sub(Tensor.tensor(4., -1.)).square().sum();
            loss.backward();
            return loss;
        });
        assertThat(a.toDoubleArray()[0]).isCloseTo(4, org.assertj.core.data.Offset.offset(1e-4));
    }
}
