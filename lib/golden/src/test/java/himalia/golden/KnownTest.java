package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final Path VECTORS = Path.of("../core/src/test/resources/golden/torch");
    private static final Path KNOWN = Path.of("src/main/resources/golden/known.md");

    @Test
    void a_case_is_known_by_its_file_and_text() {
        Known known = new Known("- ops `torch.eig`: no complex numbers\n- repr `a\\nb`: two lines\n");
        assertThat(known.reason("ops", new Case("eig#7", "torch.eig", () -> {})))
                .isEqualTo("no complex numbers");
        assertThat(known.reason("repr", new Case("x", "a\nb", () -> {}))).isEqualTo("two lines");
        assertThat(known.reason("repr", new Case("eig#7", "torch.eig", () -> {})))
                .isNull();
    }

    @Test
    void every_line_names_a_case_of_the_vectors_and_they_are_few() throws IOException {
        int lines = 0;
        Matcher m = Pattern.compile("^- (\\w+) `(.+)`: .+$", Pattern.MULTILINE).matcher(Files.readString(KNOWN));
        while (m.find()) {
            lines++;
            String text = com.google.gson.JsonParser.parseString("\"" + m.group(2) + "\"")
                    .getAsString();
            assertThat(texts(m.group(1))).contains(text);
        }
        assertThat(lines).isPositive().isLessThan(cases() / 100);
    }

    private static List<String> texts(String file) throws IOException {
        return Main.cases(file, VECTORS.resolve(file + ".json")).map(Case::text).toList();
    }

    private static int cases() throws IOException {
        int all = 0;
        try (var files = Files.list(VECTORS)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                all += (int) Main.cases(name, file).count();
            }
        }
        return all;
    }
}
