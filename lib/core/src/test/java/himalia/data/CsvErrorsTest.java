package himalia.data;

import static himalia.data.Tables.csv;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvErrorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"zero_byte.csv", "newline_only.csv"})
    void an_empty_file_is_an_error(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(name))
                .withMessageContainingAll(name, "is empty", "Hint:");
    }

    @Test
    void a_row_with_too_many_fields_names_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("ragged_long.csv"))
                .withMessageContainingAll(
                        "ragged_long.csv, line 3, column 3 is one too many",
                        "expected 2 fields",
                        "found 3 fields",
                        "Hint:");
    }

    @Test
    void a_row_with_too_few_fields_names_the_first_missing_column() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("ragged_short.csv"))
                .withMessageContainingAll(
                        "ragged_short.csv, line 2, column \"c\" is missing", "expected 3 fields", "Hint:");
    }

    @Test
    void a_quote_that_is_never_closed_names_where_it_began() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("unclosed_quote.csv"))
                .withMessageContainingAll("line 2, column \"b\"", "never closed", "Hint:");
    }

    @Test
    void bytes_in_another_encoding_name_the_way_to_say_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("cp949.csv"))
                .withMessageContainingAll("line 1, column 1", "UTF-8", "Hint:", "encoding");
        assertThatIllegalArgumentException().isThrownBy(() -> read("binary_junk.csv"));
    }

    @Test
    void a_missing_file_lists_where_it_was_looked_for() {
        assertThatThrownBy(() -> csv("data/no_such_table.csv"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("data/no_such_table.csv", "Looked for", "data/real", "Hint:", "test.csv");
    }

    @Test
    void a_separator_that_cannot_separate_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvOptions.DEFAULT.separator('"'))
                .withMessageContaining("separator");
    }

    private static void read(String name) {
        csv(Golden.path("nasty/" + name).toString());
    }
}
