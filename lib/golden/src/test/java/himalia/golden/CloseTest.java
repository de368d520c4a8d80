package himalia.golden;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseTest {
    @Test
    void float64_agrees_to_nine_digits_and_nan_with_nan() {
        assertThatCode(() -> Close.ASKED.number("x", 1 + 1e-10, 1, 1e-9)).doesNotThrowAnyException();
        assertThatCode(() -> Close.ASKED.number("x", Double.NaN, Double.NaN, 1e-9))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Close.ASKED.number("x", 1 + 1e-8, 1, 1e-9)).hasMessage("x: 1.00000001, expected 1.0");
        assertThatThrownBy(() -> Close.ASKED.number("x", Double.NaN, 1, 1e-9)).isInstanceOf(Mismatch.class);
    }

    @Test
    void our_own_vectors_keep_twelve_digits() {
        assertThatThrownBy(() -> Close.KEPT.number("x", 1 + 1e-11, 1, Close.KEPT.tolerance(DType.FLOAT64)))
                .isInstanceOf(Mismatch.class);
        assertThatCode(() -> Close.KEPT.number("x", 1 + 1e-13, 1, Close.KEPT.tolerance(DType.FLOAT64)))
                .doesNotThrowAnyException();
    }

    @Test
    void types_and_shapes_count() {
        var expected = JsonParser.parseString("{\"dtype\": \"float32\", \"shape\": [1], \"data\": [1.0]}")
                .getAsJsonObject();
        assertThatCode(() -> Close.ASKED.tensor("x", Tensor.ones(1), expected)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Close.ASKED.tensor("x", Tensor.ones(DType.FLOAT64, 1), expected))
                .hasMessage("x dtype: torch.float64, expected torch.float32");
        assertThatThrownBy(() -> Close.ASKED.tensor("x", Tensor.ones(1, 1), expected))
                .hasMessage("x shape: torch.Size([1, 1]), expected torch.Size([1])");
    }

    @Test
    void random_numbers_agree_to_the_last_bit() {
        Tensor third = Tensor.tensor(1 / 3.0);
        assertThatCode(() -> Close.bits("x", third, List.of((double) (1 / 3f)), 0))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Close.bits("x", third, List.of((double) Math.nextUp(1 / 3f)), 0))
                .isInstanceOf(Mismatch.class);
        assertThatCode(() -> Close.bits("x", third, List.of((double) Math.nextUp(1 / 3f)), 1))
                .doesNotThrowAnyException();
    }
}
