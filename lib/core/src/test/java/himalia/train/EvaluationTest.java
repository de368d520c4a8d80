package himalia.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final Evaluation result = new Evaluation(new LinkedHashMap<>(Map.of("loss", 0.5)) {
        private static final long serialVersionUID = 1L;

        {
            put("mse", 0.25);
        }
    });

    @Test
    void a_place_and_a_name_give_the_same_number() {
        assertThat(result.get(1)).isEqualTo(0.25);
        assertThat(result.get("mse")).isEqualTo(0.25);
        assertThat(result.get(-1)).isEqualTo(0.25);
        assertThat(result.get(0)).isEqualTo(result.get("loss"));
        assertThat(result).hasToString("{loss=0.5, mse=0.25}");
    }

    @Test
    void a_place_that_is_not_there_is_named() {
        assertThatThrownBy(() -> result.get(2))
                .hasMessageStartingWith("evaluate gave 2 numbers, [loss, mse], and none at place 2");
    }
}
