package himalia.golden.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.0|1.0",
                "1e-5|1e-05",
                "1.5e-7|1.5e-07",
                "1e16|1e+16",
                "123456.75|123456.75",
                "float('nan')|nan",
                "True|True",
                "None|None",
                "'a'|'a'",
                "(1,)|(1,)",
                "[(1, 2.0), 'x']|[(1, 2.0), 'x']",
                "{'a': [1]}|{'a': [1]}",
                "[torch.tensor(1.), 2]|[tensor(1.), 2]",
            })
    void values_print_as_in_python(String source, String expected) {
        assertThat(PyText.repr(new Session().run(source))).isEqualTo(expected);
    }
}
