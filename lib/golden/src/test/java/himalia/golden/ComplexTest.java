package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplexTest {
    private static final JsonElement PAIR = JsonParser.parseString(
            "{\"dtype\": \"complex128\", \"shape\": [2], \"data\": [{\"re\": 1.0, \"im\": 2.0}, {\"re\": 1.0, \"im\": -2.0}]}");

    @Test
    void the_order_of_eigenvalues_is_free() {
        assertThat(Complex.is(PAIR)).isTrue();
        List<Object> ours = List.of(Tensor.tensor(1., 1.), Tensor.tensor(-2., 2.));
        assertThatCode(() -> Complex.compare(Close.ASKED, ours, List.of(PAIR))).doesNotThrowAnyException();
    }

    @Test
    void our_own_vectors_keep_it() {
        List<Object> ours = List.of(Tensor.tensor(1., 1.), Tensor.tensor(-2., 2.));
        assertThatThrownBy(() -> Complex.compare(Close.KEPT, ours, List.of(PAIR)))
                .isInstanceOf(Mismatch.class);
    }

    @Test
    void other_values_are_a_mismatch() {
        List<Object> ours = List.of(Tensor.tensor(1., 1.), Tensor.tensor(-2., 3.));
        assertThatThrownBy(() -> Complex.compare(Close.ASKED, ours, List.of(PAIR)))
                .hasMessage("imaginary part 1: 3.0, expected 2.0");
    }
}
