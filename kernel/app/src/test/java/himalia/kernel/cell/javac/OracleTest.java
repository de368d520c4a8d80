package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The engine against JShell: the same scripts, the same outcome, but for the listed differences.
@Timeout(300)
class OracleTest {
    /// JShell itself takes its time; the file holds its answers, and some are asked for again.
    private static final int ASKED_AGAIN = 40;

    @Test
    void scripts_come_to_what_jshell_makes_of_them() throws IOException {
        List<List<String>> scripts = Oracle.scripts();
        List<String> answers = Oracle.text("/cells/oracle-answers.txt").lines().toList();
        assertThat(scripts).hasSizeGreaterThan(300).hasSameSizeAs(answers);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            if (!Oracle.ours(scripts.get(i)).equals(answers.get(i))) {
                differences.add(scripts.get(i).getFirst().lines().findFirst().orElse(""));
            }
        }
        List<String> listed = Oracle.text("/cells/oracle-differences.txt")
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(" # ")))
                .toList();
        assertThat(differences).containsExactlyElementsOf(listed);
    }

    @Test
    void the_answers_on_file_are_those_of_jshell() throws IOException {
        List<List<String>> scripts = Oracle.scripts();
        List<String> answers = Oracle.text("/cells/oracle-answers.txt").lines().toList();
        for (int i = 0; i < scripts.size(); i += ASKED_AGAIN) {
            assertThat(Oracle.jshell(scripts.get(i)))
                    .as(String.join("\n", scripts.get(i)))
                    .isEqualTo(answers.get(i));
        }
    }
}
