package himalia.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeDataTest {
    private static Object shown(String mime, Object value) {
        Map<?, ?> display = (Map<?, ?>) new Broadcast.DisplayData(Map.of(mime, value), Map.of(), "1", false)
                .toJson()
                .get("data");
        Map<?, ?> result = (Map<?, ?>) new Broadcast.ExecuteResult(1, Map.of(mime, value), Map.of())
                .toJson()
                .get("data");
        assertThat(result).isEqualTo(display);
        return display.get(mime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/geo+json",
                "application/vnd.vegalite.v5+json",
                "application/vnd.plotly.v1+json"
            })
    void the_text_of_a_json_type_is_read(String mime) {
        assertThat(shown(mime, "{\"a\": [1, 2.5, null, true]}"))
                .isEqualTo(Map.of("a", java.util.Arrays.asList(1L, 2.5, null, true)));
        assertThat(shown(mime, "[1]")).isEqualTo(List.of(1L));
        assertThat(shown(mime, "\"text\"")).isEqualTo("text");
        assertThat(shown(mime, Map.of("a", "[1]"))).isEqualTo(Map.of("a", "[1]"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shown(mime, "{\"a\": [1,, 2]"))
                .withMessageContainingAll(mime, "is no JSON", "line 1 column");
        assertThatIllegalArgumentException().isThrownBy(() -> shown(mime, "")).withMessageContaining("is no JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html", "image/svg+xml", "application/x-ndjson", "application/jsonl"})
    void the_text_of_any_other_type_stays_a_text(String mime) {
        assertThat(shown(mime, "[1]")).isEqualTo("[1]");
    }

    @Test
    void a_form_that_is_no_text_stays_as_it_is() {
        assertThat(shown("image/png", new byte[] {1})).isEqualTo(new byte[] {1});
    }
}
