package himalia.golden.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.golden.torch.TorchHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    private static Object run(String source) {
        return new Interpreter(new TorchHost()).run(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "1 + 2 * 3 -> 7",
                "(1 + 2) * 3 -> 9",
                "2 ** 3 ** 2 -> 512",
                "-2 ** 2 -> -4",
                "2 ** -1 -> 0.5",
                "7 // 2 -> 3",
                "-7 // 2 -> -4",
                "-7 % 3 -> 2",
                "7 / 2 -> 3.5",
                "1 << 4 | 1 -> 17",
                "6 & 3 ^ 1 -> 3",
                "~5 -> -6",
                "1e-3 -> 0.001",
                ".5 + 5. -> 5.5",
                "1_000 -> 1000",
                "1 < 2 -> true",
                "not 1 == 2 -> true",
                "True + 1 -> 2",
                "1 if False else 2 -> 2",
                "0 or 5 -> 5",
                "0 and 5 -> 0",
            })
    void numbers_count_as_in_python(String source, String expected) {
        assertThat(run(source)).hasToString(expected);
    }

    @Test
    void statements_are_parted_by_semicolons_and_lines() {
        assertThat(run("a = 2; b = a * 3\na += b\n\n# a comment\na")).isEqualTo(8L);
        assertThat(run("a = 1")).isNull();
    }

    @Test
    void names_can_be_unpacked() {
        assertThat(run("a, b = 1, 2; [b, a]")).isEqualTo(List.of(2L, 1L));
        assertThatThrownBy(() -> run("a, b = 1, 2, 3")).hasMessage("cannot unpack 3 values into 2 names");
    }

    @Test
    void lists_tuples_and_dicts_keep_what_they_are() {
        assertThat(run("[1, [2.5], 'x']")).isEqualTo(List.of(1L, List.of(2.5), "x"));
        assertThat(run("(1,)")).isEqualTo(PyTuple.of(1L));
        assertThat(run("()")).isEqualTo(PyTuple.of());
        assertThat(run("{'a': 1}")).isEqualTo(Map.of("a", 1L));
        assertThat(run("[1, 2, 3][-1]")).isEqualTo(3L);
        assertThat(run("[*[1, 2], 3]")).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(run("[n * n for n in [1, 2, 3]]")).isEqualTo(List.of(1L, 4L, 9L));
    }

    @Test
    void a_function_takes_its_parameters_in_order_and_the_rest_in_a_list() {
        Interpreter python = new Interpreter(new TorchHost());
        assertThat(python.function(List.of("a", "b"), "a - b").call(List.of(5L, 2L), Map.of()))
                .isEqualTo(3L);
        assertThat(python.function(List.of("a", "*rest"), "rest").call(List.of(1L, 2L, 3L), Map.of()))
                .isEqualTo(List.of(2L, 3L));
        assertThat(python.run("(lambda epoch: 2 ** epoch)(3)")).isEqualTo(8L);
    }

    @Test
    void strings_may_stand_in_either_quote() {
        assertThat(run("'a\\n' ")).isEqualTo("a\n");
        assertThat(run("\"it's\"")).isEqualTo("it's");
    }

    @Test
    void what_it_cannot_read_has_a_caret_under_it() {
        assertThatThrownBy(() -> run("a = 1\nb = a ? 2"))
                .isInstanceOf(PythonException.class)
                .hasMessage("unknown character\nb = a ? 2\n      ^");
        assertThatThrownBy(() -> run("f(1")).hasMessageStartingWith("`,` should stand here");
        assertThatThrownBy(() -> run("1 +")).hasMessageStartingWith("the expression ends too early");
        assertThatThrownBy(() -> run("1 2")).hasMessageStartingWith("unexpected `2`");
        assertThatThrownBy(() -> run("'abc")).hasMessageStartingWith("this string does not end");
    }

    @Test
    void what_is_beyond_it_says_so() {
        assertThatThrownBy(() -> run("for i in x: 1")).hasMessageStartingWith("a statement beyond this reader: for");
        assertThatThrownBy(() -> run("1+2j")).hasMessageStartingWith("a complex number");
        assertThatThrownBy(() -> run("a = 1\n  b = 2")).hasMessageStartingWith("an indented block");
    }
}
