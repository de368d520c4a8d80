package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "String s = \u201cit\u2019s\u201d; # String s = \"it\u2019s\";",
                "int\u00a0n = 3 \u2212 1\uff1b # int n = 3 - 1;",
                "\ufeffint n = 2 \u00d7 3; # ' int n = 2 * 3;'",
                "f\uff08a\uff0c b\uff09 # f(a, b)",
            })
    void what_can_only_be_one_thing_is_taken_for_it(String pasted, String java) {
        Pasted read = Pasted.of(pasted);
        assertThat(read.code()).isEqualTo(java).hasSameSizeAs(pasted);
        assertThat(read.taken()).isNotEmpty();
    }

    @Test
    void texts_comments_and_names_stay() {
        for (String code : new String[] {
            "String s = \"\u201ca\u201d \u2212 \u00a0\";",
            "// 3 \u2212 1 \u201cx\u201d",
            "/* \u00a0 */ int \uc218 = 1;",
            "char c = '\u00d7';",
            "String t = \"\"\"\n  \u201cq\u201d\n  \"\"\";",
            "int a\u200bb = 1;",
            "String s = \u201copen;",
        }) {
            assertThat(Pasted.of(code).code()).isEqualTo(code);
            assertThat(Pasted.of(code).taken()).isEmpty();
        }
    }
}
