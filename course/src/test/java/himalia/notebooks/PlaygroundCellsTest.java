package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The cells that a playground writes run, and print its numbers.
@Timeout(300)
class PlaygroundCellsTest {
    private static final Pattern LOSSES = Pattern.compile("train (\\S+)\\s+test (\\S+)");

    /// Each activation, regularization and kind of points, with and without hidden layers.
    private static final List<String> PLAYGROUNDS = List.of(
            "playground().data(\"xor\").layers(2)",
            "playground().data(\"spiral\").noise(0.1).features(\"x1\", \"x2\", \"x1^2\", \"x2^2\", \"x1*x2\", \"sin(x1)\","
                    + " \"sin(x2)\").layers(6, 4).activation(\"relu\").regularization(\"l2\", 0.003).batchSize(7)",
            "playground().data(\"circle\").trainShare(0.7).seed(11).layers(3).activation(\"sigmoid\").lr(0.3)"
                    + ".regularization(\"l1\", 0.001)",
            "playground().data(\"gauss\").noise(0.3).layers().lr(0.1)",
            "playground().data(\"gauss\").layers(2, 2).activation(\"linear\").batchSize(400)",
            "playground().data(ownX, ownY).layers(3)",
            "playground().data(ownTable, \"a\", \"b\", \"kind\").layers(3)");

    private static final String OWN = """
            Tensor ownX = new Generator(5).use(() -> randn(80, 2).mul(30).add(100));
            Tensor ownY = ownX.narrow(1, 0, 1).gt(100).toFloat();
            Table ownTable = Table.create("own",
                    DoubleColumn.create("a", ownX.narrow(1, 0, 1).toDoubleArray()),
                    DoubleColumn.create("b", ownX.narrow(1, 1, 1).toDoubleArray()),
                    StringColumn.create("kind", Arrays.stream(ownY.toDoubleArray()).mapToObj(v -> v > 0 ? "sold" : "kept").toList()));
            """;

    @Test
    void the_code_of_a_playground_prints_its_own_numbers_in_both_styles() {
        SoftAssertions all = new SoftAssertions();
        try (LectureCells cells = new LectureCells()) {
            assertThat(cells.shown("import himalia.tensor.Generator;\n" + OWN)).isEmpty();
            for (String playground : PLAYGROUNDS) {
                assertThat(cells.shown("var p = " + playground + "; p.run(15);"))
                        .isEmpty();
                double[] own = numbers(cells.shown("\"train \" + p.trainLoss() + \" test \" + p.testLoss()"));
                for (String style : List.of("pytorch", "keras")) {
                    // no kernel here that knows the variables: they are named as in its absence
                    String code = cells.shown("p.code(\"" + style + "\")")
                            .replace(".data(X, y)", ".data(ownX, ownY)")
                            .replace(".data(X, \"a\"", ".data(ownTable, \"a\"");
                    double[] printed = numbers(printed(cells, code));
                    all.assertThat(printed)
                            .as(style + " of " + playground + "\n" + code)
                            .hasSize(2);
                    if (printed.length == 2) {
                        all.assertThat(Math.abs(printed[0] - own[0]) + Math.abs(printed[1] - own[1]))
                                .as(style + " of " + playground + ": " + Arrays.toString(printed) + " instead of "
                                        + Arrays.toString(own))
                                .isLessThan(2e-4);
                    }
                }
            }
        }
        all.assertAll();
    }

    @Test
    void the_cells_of_its_page_run() throws IOException {
        Matcher cell = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/playground.md")).replace("\r\n", "\n"));
        int run = 0;
        try (LectureCells cells = new LectureCells()) {
            assertThat(cells.shown("import himalia.tensor.Generator;\n" + OWN)).isEmpty();
            assertThat(cells.shown("var X = ownX; var y = ownY; var houses = Table.create(\"houses\","
                            + " ownTable.column(\"a\").copy().setName(\"area\"),"
                            + " ownTable.column(\"b\").copy().setName(\"age\"),"
                            + " ownTable.column(\"kind\").copy().setName(\"sold\"));"))
                    .isEmpty();
            while (cell.find()) {
                for (String line : cell.group(1).split("\n(?=playground)")) {
                    assertThat(cells.run(line)).as(line).isInstanceOf(CellResult.Value.class);
                    run++;
                }
            }
        }
        assertThat(run).isGreaterThan(4);
    }

    /// What the page says of XOR is so.
    @Test
    void the_recipe_of_its_page_tells_the_truth() {
        try (LectureCells cells = new LectureCells()) {
            assertThat(loss(cells, ".layers()")).as("one line").isBetween(0.6, 0.8);
            assertThat(loss(cells, ".layers(2)")).as("two lines").isBetween(0.1, 0.45);
            assertThat(loss(cells, ".layers(3)")).as("three lines").isLessThan(0.2);
            assertThat(loss(cells, ".layers().features(\"x1\", \"x2\", \"x1*x2\")"))
                    .as("the right feature")
                    .isLessThan(0.1);
        }
    }

    private static double loss(LectureCells cells, String settings) {
        return Double.parseDouble(cells.shown("playground().data(\"xor\")" + settings + ".run(300).last(\"loss\")"));
    }

    private static String printed(LectureCells cells, String code) {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String shown;
        try {
            shown = cells.shown(code);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8) + shown;
    }

    private static double[] numbers(String text) {
        var found = LOSSES.matcher(text);
        return found.find()
                ? new double[] {Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))}
                : new double[0];
    }
}
