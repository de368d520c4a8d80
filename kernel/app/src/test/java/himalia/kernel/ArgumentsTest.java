package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void a_connection_file_is_served_with_the_class_path_before_it() throws IOException {
        Arguments asked = Arguments.of("--class-path", "a.jar" + File.pathSeparator + "b.jar", "connection.json");
        assertThat(asked)
                .isEqualTo(new Arguments(
                        Arguments.Task.SERVE, List.of(Path.of("a.jar"), Path.of("b.jar")), Path.of("connection.json")));
    }

    @Test
    void a_notebook_may_be_asked_for_as_a_program() throws IOException {
        assertThat(Arguments.of("--class-path", "a.jar", "--program", "xor.ipynb"))
                .isEqualTo(new Arguments(Arguments.Task.PROGRAM, List.of(Path.of("a.jar")), Path.of("xor.ipynb")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--program"))
                .withMessageContaining("--program NOTEBOOK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"program.java", "--debug", "-x", "--version", ""})
    void what_stands_behind_the_connection_file_is_left_to_who_put_it_there(String more) throws IOException {
        assertThat(Arguments.of("connection.json", more)).isEqualTo(Arguments.of("connection.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--frob", "-x", "--class-path"})
    void what_is_no_option_shows_the_usage(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of(option))
                .withMessageContainingAll("`" + option + "` is not understood", "CONNECTION_FILE");
        assertThatIllegalArgumentException().isThrownBy(Arguments::of).withMessageContaining("CONNECTION_FILE");
    }
}
