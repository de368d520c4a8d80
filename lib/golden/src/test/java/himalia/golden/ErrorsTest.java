package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import himalia.golden.torch.Unmapped;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private static JsonObject error(String type, String message) {
        JsonObject o = new JsonObject();
        o.addProperty("type", type);
        o.addProperty("message", message);
        return o;
    }

    private static Runnable fails(String message) {
        return () -> {
            throw new IllegalArgumentException(message);
        };
    }

    @Test
    void the_first_sentence_is_enough_in_any_punctuation() {
        JsonObject e = error("RuntimeError", "shape '[4, 2]' is invalid for input of size 6. More.");
        assertThatCode(() ->
                        Errors.expect(Close.ASKED, e, fails("Shape [4, 2] is invalid for input of size 6\nHint: ...")))
                .doesNotThrowAnyException();
    }

    @Test
    void other_words_do_if_they_name_the_same_shapes_and_numbers() {
        JsonObject e = error("RuntimeError", "mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)");
        assertThatCode(() -> Errors.expect(Close.ASKED, e, fails("matmul: 2x3 does not fit 4x5")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Errors.expect(Close.ASKED, e, fails("matmul: wrong shapes")))
                .isInstanceOf(Mismatch.class);
    }

    @Test
    void verbatim_it_begins_with_the_whole_message() {
        JsonObject e = error("RuntimeError", "expected 2. Got 3 (Could this error be yours?)");
        assertThatCode(() -> Errors.expect(Close.KEPT, e, fails("expected 2. Got 3\nHint: ...")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Errors.expect(Close.KEPT, e, fails("So: expected 2. Got 3.")))
                .isInstanceOf(Mismatch.class);
        assertThatThrownBy(() -> Errors.expect(Close.KEPT, e, fails("expected 2.")))
                .isInstanceOf(Mismatch.class);
    }

    @Test
    void a_sentence_without_facts_must_be_said() {
        JsonObject e = error("RuntimeError", "only one dimension can be inferred");
        assertThatThrownBy(() -> Errors.expect(Close.ASKED, e, fails("something else")))
                .isInstanceOf(Mismatch.class);
    }

    @Test
    void code_that_runs_is_a_mismatch_and_a_gap_stays_a_gap() {
        JsonObject e = error("RuntimeError", "x");
        assertThatThrownBy(() -> Errors.expect(Close.ASKED, e, () -> {})).hasMessage("no error, expected: x");
        assertThatThrownBy(() -> Errors.expect(Close.ASKED, e, () -> {
                    throw new Unmapped("f", "no f");
                }))
                .isInstanceOf(Unmapped.class);
    }

    @Test
    void what_python_says_of_itself_is_left_out() {
        assertThat(Errors.sentence("only integers are valid indices (got float)"))
                .isEqualTo("only integers are valid indices");
        assertThat(Errors.sentence("step must be > 0.5. Then more.")).isEqualTo("step must be > 0.5");
    }
}
