package himalia.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsLiteralTest {
    @Test
    void reads_what_json_readers_refuse() {
        assertThat(JsLiteral.read("var t = {a: 'x', \"b\": [1, -2.5e3, NaN,],\n};", 8))
                .isEqualTo(Map.of("a", "x", "b", Arrays.asList(1L, -2500L, null)));
    }

    @Test
    void reads_escapes_in_texts() {
        assertThat(JsLiteral.read("['it\\'s', \"\\u00e9\\n\"]", 0)).isEqualTo(List.of("it's", "é\n"));
    }

    @Test
    void refuses_what_is_no_literal() {
        for (String text : List.of("", "{a", "[1 2]", "'open", "f(x)", "'\\")) {
            assertThatThrownBy(() -> JsLiteral.read(text, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a literal");
        }
    }
}
