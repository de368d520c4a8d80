package himalia.tensor;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
    private static JsonObject expected(long seed) {
        manualSeed(seed);
        return Golden.file("rng").getAsJsonObject("seeds").getAsJsonObject(Long.toString(seed));
    }

    private static double[] values(JsonObject of, String key) {
        return Golden.doubles(of.getAsJsonArray(key));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 777, 2147483648L, 1234567890123L})
    void even_numbers_are_pytorchs_to_the_last_bit(long seed) {
        JsonObject e = expected(seed);
        assertThat(rand(10).toDoubleArray()).containsExactly(values(e, "rand10"));
        manualSeed(seed);
        assertThat(zeros(DType.FLOAT64, 10).uniform_(0, 1).toDoubleArray()).containsExactly(values(e, "rand10_f64"));
        manualSeed(seed);
        assertThat(zeros(10).uniform_(-10, 10).toDoubleArray()).containsExactly(values(e, "uniform_-10_10_x10"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 777, 2147483648L, 1234567890123L})
    void normal_numbers_are_pytorchs_to_the_last_bit(long seed) {
        JsonObject e = expected(seed);
        for (var entry : Map.of("randn10", 10, "randn15", 15, "randn16", 16, "randn20", 20, "randn40", 40)
                .entrySet()) {
            manualSeed(seed);
            assertThat(randn(entry.getValue()).toDoubleArray())
                    .as(entry.getKey())
                    .containsExactly(values(e, entry.getKey()));
        }
        manualSeed(seed);
        Golden.assertClose(
                "float64",
                zeros(DType.FLOAT64, 20).normal_(0, 1),
                tensor(0.).add(ofDoubles(values(e, "randn20_f64"))),
                1e-13);
    }

    private static Tensor ofDoubles(double[] v) {
        Tensor t = zeros(DType.FLOAT64, v.length);
        System.arraycopy(v, 0, t.storage().doubles(), 0, v.length);
        return t;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 777, 2147483648L, 1234567890123L})
    void raw_bits_are_pytorchs(long seed) {
        JsonObject e = expected(seed);
        Generator g = new Generator(seed);
        for (double value : values(e, "randint_0_10_x20")) {
            assertThat((double) Integer.remainderUnsigned(g.random(), 10)).isEqualTo(value);
        }
    }

    @Test
    void the_second_of_a_pair_waits_for_the_next_call() {
        JsonObject e = expected(777);
        var all = e.getAsJsonArray("randn3_then_rand2_then_randn3");
        assertThat(randn(3).toDoubleArray())
                .containsExactly(Golden.doubles(all.get(0).getAsJsonArray()));
        assertThat(rand(2).toDoubleArray())
                .containsExactly(Golden.doubles(all.get(1).getAsJsonArray()));
        assertThat(randn(3).toDoubleArray())
                .containsExactly(Golden.doubles(all.get(2).getAsJsonArray()));
    }
}
