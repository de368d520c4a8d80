package himalia.tensor;

import static himalia.tensor.Tensor.bernoulli;
import static himalia.tensor.Tensor.full;
import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.multinomial;
import static himalia.tensor.Tensor.normal;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.randint;
import static himalia.tensor.Tensor.randperm;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
    private static void same(JsonObject of, String key, Tensor actual) {
        assertThat(actual.toDoubleArray()).as(key).containsExactly(Golden.doubles(of.getAsJsonArray(key)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 777, 2147483648L, 1234567890123L})
    void draws_are_pytorchs_to_the_last_bit(long seed) {
        JsonObject e = Golden.file("rng").getAsJsonObject("seeds").getAsJsonObject(Long.toString(seed));
        manualSeed(seed);
        same(e, "randperm10", randperm(10));
        manualSeed(seed);
        same(e, "randperm100", randperm(100));
        same(e, "randperm100", randperm(100, new Generator(seed)));
        manualSeed(seed);
        same(e, "randint_0_10_x20", randint(10, new int[] {20}));
        manualSeed(seed);
        same(e, "randint_5_1000000_x5", randint(5, 1000000, new int[] {5}));
        manualSeed(seed);
        same(e, "random_u32_x5", randint(0, (1L << 32) - 1, new int[] {5}));
        manualSeed(seed);
        same(e, "normal_2_3_x5", normal(2, 3, 5));
        manualSeed(seed);
        same(e, "bernoulli_p.3_x10", bernoulli(full(new int[] {10}, 0.3)));
        manualSeed(seed);
        same(e, "bernoulli__.5_x20", zeros(20).bernoulli_(0.5));
        manualSeed(seed);
        same(e, "dropout_.5_ones20", ones(20).dropout(0.5, true));
        manualSeed(seed);
        same(e, "exponential_x5", zeros(5).exponential_(1));
        manualSeed(seed);
        same(e, "multinomial_x5", multinomial(tensor("[0.1, 0.2, 0.3, 0.4]"), 5, true));
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
