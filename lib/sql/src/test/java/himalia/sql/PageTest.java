package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.testing.TestCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The cells of `docs/sql.md`, one after another, show what stands below them.
@Timeout(300)
class PageTest {
    private static final Pattern CELL = Pattern.compile("```java\\n(.*?)```\\n(?:```\\n(.*?)\\n```)?", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /// Their files lie in the working directory of a notebook, which here would be the project.
    private String moved(String text) {
        return text.replaceAll(
                "houses\\.(?:parquet|arrow)|school\\.db", folder.toString().replace('\\', '/') + "/$0");
    }

    private static String stripped(String text) {
        return text.replaceAll("(?m) +$", "").strip();
    }

    @Test
    void each_cell_shows_what_stands_below_it() throws IOException {
        Matcher cell =
                CELL.matcher(Files.readString(Path.of("../../docs/sql.md")).replace("\r\n", "\n"));
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (TestCells cells = new TestCells()) {
            while (cell.find()) {
                String shown = cells.shown(moved(cell.group(1)));
                if (cell.group(2) != null) {
                    compared++;
                }
                boolean isRight = cell.group(2) == null
                        ? !shown.contains("Exception") && !shown.contains("Error")
                        : stripped(shown).equals(stripped(moved(cell.group(2))));
                if (!isRight) {
                    wrong.add(cell.group(1) + "\n" + shown);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(7);
    }
}
