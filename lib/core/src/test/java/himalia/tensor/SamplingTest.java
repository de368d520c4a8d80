package himalia.tensor;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.multinomial;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.randint;
import static himalia.tensor.Tensor.randperm;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void a_generator_of_ones_own_draws_what_the_common_one_draws_after_the_same_seed() {
        manualSeed(777);
        Tensor common = randperm(100);
        assertThat(randperm(100, new Generator(777)).toLongArray()).containsExactly(common.toLongArray());
    }

    @Test
    void dropout_lets_everything_through_when_not_training() {
        Tensor x = ones(3);
        assertThat(x.dropout(0.9, false)).isSameAs(x);
        assertThat(x.dropout(1, true)).hasToString("tensor([0., 0., 0.])");
        assertThatThrownBy(() -> x.dropout(1.5, true))
                .hasMessageStartingWith("dropout probability has to be between 0 and 1, but got 1.5");
    }

    @Test
    void drawing_without_replacement_draws_each_place_once() {
        Tensor drawn = multinomial(ones(2, 6), 6, false);
        assertThat(drawn.sort().values()).hasToString("tensor([[0, 1, 2, 3, 4, 5],\n        [0, 1, 2, 3, 4, 5]])");
        assertThat(multinomial(tensor("[0., 1., 0.]"), 4, true)).hasToString("tensor([1, 1, 1, 1])");
        assertThatThrownBy(() -> multinomial(ones(2), 3, false))
                .hasMessageStartingWith("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
    }

    @Test
    void an_empty_range_is_refused() {
        assertThatThrownBy(() -> randint(3, 3, new int[] {1}))
                .hasMessageStartingWith("random_ expects 'from' to be less than 'to', but got from=3 >= to=3");
    }
}
