package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cells of a page, one after another, show what stands below them.
@Timeout(300)
class ReadmeCellsTest {
    private static final Pattern CELL = Pattern.compile("```java\\n(.*?)```\\n(?:```\\n(.*?)\\n```)?", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"../README.md", "../docs/cells.md", "../docs/install.md"})
    void each_cell_shows_what_stands_below_it(String page) throws IOException {
        Matcher cell = CELL.matcher(Files.readString(Path.of(page)).replace("\r\n", "\n"));
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (LectureCells cells = new LectureCells()) {
            while (cell.find() && !cell.group(1).contains("public static void main")) {
                if (cell.group(2) == null) {
                    if (!cells.works(cell.group(1))) {
                        wrong.add(cells.shown(cell.group(1)));
                    }
                } else {
                    compared++;
                    String shown = cells.shown(cell.group(1));
                    if (!shown.equals(cell.group(2))) {
                        wrong.add(shown);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isPositive();
    }
}
