package himalia.nn;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.randn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Autograd;
import himalia.tensor.Recurrence;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Floats are computed at once, doubles step by step.
class LstmTest {
    @ParameterizedTest
    @CsvSource({
        "7, 3, 5, 4, 1, true, false",
        "1, 2, 3, 8, 1, true, false",
        "4, 1, 1, 1, 1, false, false",
        "6, 4, 3, 20, 2, true, true",
        "5, 3, 2, 33, 3, false, true",
        "9, 90, 17, 64, 1, true, true",
        "3, 700, 2, 40, 1, true, true",
    })
    void all_steps_at_once_agree_with_step_by_step(
            int steps, int n, int in, int size, int layers, boolean bias, boolean both) {
        manualSeed(steps + n);
        LSTM floats = new LSTM(in, size, layers, bias, false, 0, both, 0);
        LSTM doubles = new LSTM(in, size, layers, bias, false, 0, both, 0);
        doubles.loadStateDict(floats.stateDict());
        doubles.toDouble();
        int states = layers * (both ? 2 : 1);
        Tensor[] given = {randn(steps, n, in), randn(states, n, size), randn(states, n, size)};
        List<Tensor> ours = gradients(floats, given, false);
        List<Tensor> wanted = gradients(doubles, given, true);
        assertThat(ours).hasSameSizeAs(wanted);
        for (int i = 0; i < ours.size(); i++) {
            double most = Math.max(1, wanted.get(i).abs().max().item());
            assertThat(ours.get(i).toDouble().sub(wanted.get(i)).abs().max().item())
                    .as("tensor %d", i)
                    .isLessThan(2e-5 * most);
        }
    }

    /// Results, gradients of all that is given and of all weights, and gradients of these.
    private static List<Tensor> gradients(LSTM lstm, Tensor[] given, boolean inDouble) {
        List<Tensor> inputs = new ArrayList<>();
        for (Tensor t : given) {
            inputs.add((inDouble ? t.toDouble() : t.clone()).requiresGrad_());
        }
        RecurrentResult r = lstm.run(inputs.get(0), inputs.get(1), inputs.get(2));
        inputs.addAll(lstm.parameters());
        Tensor loss = r.output()
                .pow(2)
                .sum()
                .add(r.hidden().mul(3).sum())
                .add(r.cell().pow(3).sum());
        Tensor[] all = inputs.toArray(Tensor[]::new);
        List<Tensor> found = new ArrayList<>(List.of(r.output(), r.hidden(), r.cell()));
        Tensor[] first = Autograd.grad(loss, all, true);
        Tensor sizes = first[0].pow(2).sum();
        for (Tensor g : first) {
            sizes = sizes.add(g.pow(2).mean());
        }
        found.addAll(List.of(Autograd.grad(sizes, all)));
        loss = lstm.run(inputs.get(0), inputs.get(1), inputs.get(2))
                .output()
                .pow(2)
                .sum();
        loss.backward();
        for (Tensor t : all) {
            found.add(t.grad());
        }
        return found;
    }

    @Test
    void a_state_made_of_the_weights_gives_them_their_gradient_once() {
        List<Tensor> found = new ArrayList<>();
        for (boolean inDouble : new boolean[] {false, true}) {
            manualSeed(3);
            LSTM lstm = new LSTM(4, 4);
            Tensor x = randn(3, 2, 4);
            if (inDouble) {
                lstm.toDouble();
                x = x.toDouble();
            }
            Tensor w = lstm.parameter("weight_hh_l0");
            Tensor start = w.get(":2").mul(2).unsqueeze(0);
            Tensor loss = lstm.run(x, start, start.sin()).output().pow(2).sum();
            Tensor g = Autograd.grad(loss, new Tensor[] {w}, true)[0];
            found.add(g);
            found.add(Autograd.grad(g.pow(2).sum(), w)[0]);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(found.get(i).toDouble().allclose(found.get(i + 2), 1e-5, 1e-6))
                    .isTrue();
        }
    }

    @Test
    void a_second_pass_is_refused_and_so_is_one_after_a_change_of_what_it_needs() {
        LSTM lstm = new LSTM(2, 3);
        Tensor output = lstm.forward(randn(4, 2, 2));
        Tensor loss = output.sum();
        loss.backward();
        assertThatThrownBy(loss::backward).hasMessageStartingWith("Trying to backward through the graph a second time");
        Tensor other = lstm.forward(randn(4, 2, 2)).pow(2).sum();
        try (var _ = Tensor.noGrad()) {
            lstm.parameter("weight_hh_l0").mul_(2);
        }
        assertThatThrownBy(other::backward).hasMessageContaining("modified by an inplace operation");
    }

    @Test
    void its_outputs_may_be_changed_in_place() {
        LSTM lstm = new LSTM(2, 3);
        Tensor x = randn(4, 2, 2);
        lstm.forward(x).relu().sum().backward();
        Tensor wanted = lstm.parameter("weight_hh_l0").grad().clone();
        lstm.zeroGrad();
        lstm.forward(x).relu_().sum().backward();
        assertThat(lstm.parameter("weight_hh_l0").grad().equal(wanted)).isTrue();
    }

    @Test
    void without_gradients_the_numbers_are_the_same() {
        LSTM lstm = new LSTM(3, 20, 2);
        Tensor x = randn(6, 4, 3);
        RecurrentResult recorded = lstm.run(x);
        try (var _ = Tensor.noGrad()) {
            RecurrentResult plain = lstm.run(x);
            assertThat(plain.output().equal(recorded.output())).isTrue();
            assertThat(plain.cell().equal(recorded.cell())).isTrue();
        }
    }

    @Test
    void a_long_sequence_ends_when_its_thread_is_interrupted() {
        LSTM lstm = new LSTM(2, 8);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> lstm.forward(randn(5000, 2, 2))).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void the_operation_itself_says_what_does_not_fit() {
        Tensor x = randn(2, 3, 8);
        Tensor u = randn(8, 2);
        Tensor state = randn(3, 2);
        assertThat(Recurrence.lstm(x, u, null, state, state, false).shape().toArray())
                .containsExactly(3, 3, 2);
        for (Tensor[] t : new Tensor[][] {
            {x.toDouble(), u, null, state},
            {x.get(":0"), u, null, state},
            {x, u.t(), null, state},
            {x, u, u, state},
            {x, u, null, state.t()},
            {x.squeeze(0).get("0"), u, null, state}
        }) {
            assertThatThrownBy(() -> Recurrence.lstm(t[0], t[1], t[2], t[3], state, false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("lstm: float32 tensors");
        }
    }
}
