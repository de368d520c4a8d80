package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What those who know the lectures by heart type first works at once, or its hint names the right line.
@Timeout(300)
class FirstGuessesTest {
    private static final int WORK_AT_LEAST = 410;

    private static final String BEFORE = """
            String path = "%s";
            Tensor x = tensor("[[1., 2.], [3., 4.]]"), y = tensor("[[1.], [0.]]"), m1 = x.clone(), m2 = x.clone();
            Tensor w = tensor(1., 2.), g = tensor(0.5, 0.5), predicted = y.clone(), hypothesis = y.clone();
            double lr = 0.1;
            int i = 0, j = 1;
            var model = new Sequential(new Linear(2, 1), new Sigmoid());
            var optimizer = new SGD(model.parameters(), 0.1);
            var net = new Sequential(); net.add(new Dense(1, "sigmoid")); net.compile("sgd", "mse");
            var h = net.fit(x, y).epochs(1).verbose(0).run();
            var a = new Input(2); var b = new Dense(1).call(a);
            class M extends Module { public Tensor forward(Tensor q) { return q; } }
            var linear = new Linear(2, 1);
            List<Double> losses = new ArrayList<>();
            var df = Table.create(IntColumn.create("A", new int[] {1, 2, 6}), DoubleColumn.create("B", 4, 5, 9));
            var stats = transpose(describe(df));
            """;

    private static final Pattern HINT = Pattern.compile("Hint: (.*)");
    /// A whole line at the end of a hint.
    private static final Pattern LINE = Pattern.compile("`([^`]+)`\\.?$|: ([^`]+)$");

    /// What becomes of a line, the line, and the beginning of its hint.
    private record Row(String fate, String code, String hint) {
        static Row of(String line) {
            String[] parts = line.split("\t");
            return new Row(parts[0], parts[1].replace("\\n", "\n"), parts.length > 2 ? parts[2] : "");
        }
    }

    private static List<Row> rows() throws IOException {
        try (InputStream in = FirstGuessesTest.class.getResourceAsStream("/as-in-the-lecture.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        }
    }

    private static Optional<String> lineOf(String said) {
        Matcher hint = HINT.matcher(said);
        if (!hint.find()) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(hint.group(1).strip());
        return line.find() ? Optional.of(line.group(1) == null ? line.group(2) : line.group(1)) : Optional.empty();
    }

    @Test
    void a_first_guess_works_or_is_told_the_right_line(@TempDir Path files) throws IOException {
        Path csv = Files.writeString(files.resolve("t.csv"), "A,B\n1,2\n3,4\n");
        String before = BEFORE.formatted(csv.toString().replace("\\", "/"));
        List<String> differences = new ArrayList<>();
        int work = 0;
        try (LectureCells cells = new LectureCells()) {
            for (Row row : rows()) {
                assertThat(cells.shown(before)).isEmpty();
                boolean works = cells.works(row.code());
                work += works ? 1 : 0;
                if (works != row.fate().equals("works")) {
                    differences.add(row.code() + (works ? " works" : " fails: " + cells.shown(row.code())));
                } else if (!works) {
                    String said = cells.shown(row.code());
                    Optional<String> line = lineOf(said);
                    if (!said.contains("Hint: " + row.hint())) {
                        differences.add(row.code() + " says " + said);
                    } else if (row.fate().equals("hint") && line.isEmpty()) {
                        differences.add(row.code() + " names no line: " + said);
                    } else if (row.fate().equals("hint") && !cells.works(line.get())) {
                        differences.add(row.code() + " names a wrong line: " + said + "\n" + cells.shown(line.get()));
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(work).isGreaterThanOrEqualTo(WORK_AT_LEAST);
    }

    @Test
    void each_row_has_a_fate_that_there_is() throws IOException {
        assertThat(rows().stream().map(Row::fate).collect(Collectors.toSet()))
                .isSubsetOf(Set.of("works", "hint", "note"));
    }
}
