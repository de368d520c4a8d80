package himalia.spark;

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

/// The cells of `docs/spark.md`, one after another, show what stands below them.
@Timeout(600)
class PageTest {
    private static final Pattern CELL = Pattern.compile("```java\\n(.*?)```\\n(?:```\\n(.*?)\\n```)?", Pattern.DOTALL);

    private static String stripped(String text) {
        return text.replaceAll("(?m) +$", "").strip();
    }

    /// Without the lines that tell how far the jobs are, which in these cells come as they may.
    private static String shown(TestCells cells, String code) {
        return cells.shown(code).replaceAll("(?m)^MimeBundle.*\\R?", "");
    }

    @Test
    void each_cell_shows_what_stands_below_it() throws IOException {
        Matcher cell =
                CELL.matcher(Files.readString(Path.of("../../docs/spark.md")).replace("\r\n", "\n"));
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (TestCells cells = new TestCells()) {
            while (cell.find()) {
                String shown = shown(cells, cell.group(1));
                if (cell.group(2) != null) {
                    compared++;
                }
                boolean isRight = cell.group(2) == null
                        ? !shown.contains("Exception") && !shown.contains("Error")
                        : stripped(shown).equals(stripped(cell.group(2)));
                if (!isRight) {
                    wrong.add(cell.group(1) + "\n" + shown);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(4);
    }
}
