package himalia.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "12",
                "-9007199254740993",
                "0.1",
                "\"한글 \\\"q\\\" 😀\"",
                "{\"a\":[1,2.5,null,{\"b\":false}]}"
            })
    void a_text_that_was_parsed_is_written_back_the_same(String text) throws BadMessage {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{nope", "[1,]", "{\"a\":1}{", "nul", "{'a':1}", "01", "\"\\x\""})
    void what_is_not_json_is_a_bad_message(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(BadMessage.class);
    }

    @Test
    void nesting_without_end_is_refused_before_the_stack_is_full() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(BadMessage.class);
    }

    @Test
    void numbers_that_json_does_not_have_become_null() {
        assertThat(Json.write(List.of(Double.NaN, Float.POSITIVE_INFINITY, 1.5f)))
                .isEqualTo("[null,null,1.5]");
    }

    @Test
    void bytes_become_base64_text() {
        assertThat(Json.write(Map.of("image/png", new byte[] {1, 2, 3}))).isEqualTo("{\"image/png\":\"AQID\"}");
    }

    @Test
    void null_may_stand_in_lists_and_maps() {
        assertThat(Json.write(Arrays.asList(1, null))).isEqualTo("[1,null]");
    }

    @Test
    void a_value_without_a_json_form_is_named() {
        assertThatThrownBy(() -> Json.write(Map.of("x", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
