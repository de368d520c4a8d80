package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What those who know the lectures by heart type first works at once, or its hint names the right line.
@Timeout(300)
class FirstGuessesTest {
    private static final int WORK_AT_LEAST = 100;

    private static final String BEFORE = """
            Tensor x = tensor("[[1., 2.], [3., 4.]]"), y = tensor("[[1.], [0.]]"), m1 = x.clone(), m2 = x.clone();
            Tensor w = tensor(1., 2.), g = tensor(0.5, 0.5), predicted = y.clone(), hypothesis = y.clone();
            double lr = 0.1;
            var model = new Sequential(new Linear(2, 1), new Sigmoid());
            var optimizer = new SGD(model.parameters(), 0.1);
            var net = new himalia.train.Sequential(); net.add(new Dense(1, "sigmoid")); net.compile("sgd", "mse");
            var h = net.fit(x, y).epochs(1).verbose(0).run();
            class M extends Module { public Tensor forward(Tensor q) { return q; } }
            var linear = new Linear(2, 1);
            List<Double> losses = new ArrayList<>();
            var df = Table.create(IntColumn.create("A", new int[] {1, 2, 6}), DoubleColumn.create("B", 4, 5, 9));
            var stats = transpose(describe(df));
            """;

    /// What becomes of a line, and the line.
    private record Row(String fate, String code, String hint) {
        static Row of(String line) {
            String[] parts = line.split("\t");
            return new Row(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
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

    @Test
    void a_first_guess_works_or_is_told_the_right_line() throws IOException {
        List<String> differences = new ArrayList<>();
        int work = 0;
        try (LectureCells cells = new LectureCells()) {
            for (Row row : rows()) {
                assertThat(cells.shown(BEFORE)).isEmpty();
                boolean works = cells.works(row.code());
                work += works ? 1 : 0;
                if (works != row.fate().equals("works")) {
                    differences.add(row.code() + (works ? " works" : " fails: " + cells.shown(row.code())));
                } else if (row.fate().equals("hint")) {
                    String said = cells.shown(row.code());
                    if (!said.contains("Hint: " + row.hint())) {
                        differences.add(row.code() + " says " + said);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(work).isGreaterThanOrEqualTo(WORK_AT_LEAST);
    }
}
