package himalia.plot;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GroupsAndBinsTest {
    private static final double[] VALUES = {1, 2, 3, 4, 5, 6, 7};

    static Stream<JsonElement> bins() throws IOException {
        try (var in = GroupsAndBinsTest.class.getResourceAsStream("/golden/pandas/bins.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return JsonParser.parseString(text).getAsJsonArray().asList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bins")
    void histograms_have_the_bins_and_counts_of_numpy(JsonElement json) {
        JsonArray c = json.getAsJsonArray();
        double[] values = numbers(c.get(0));
        int bins = c.get(1).getAsInt();
        double[] edges = numbers(c.get(3));
        BarsTrace bars = (BarsTrace) Plot.hist(values, bins).traces().getFirst();
        assertThat(bars.height()).containsExactly(numbers(c.get(2)));
        assertThat(bars.left()).containsExactly(Arrays.copyOf(edges, bins));
        assertThat(bars.right()).containsExactly(Arrays.copyOfRange(edges, 1, bins + 1));
        if (bins == 10) {
            assertThat(((BarsTrace) Plot.hist(values).traces().getFirst()).height())
                    .isEqualTo(bars.height());
            String[] one = new String[values.length];
            Arrays.fill(one, "a");
            Figure groups = Plot.hist(values, (Object) one);
            assertThat(((BarsTrace) groups.traces().getFirst()).height()).isEqualTo(bars.height());
        }
    }

    private static double[] numbers(JsonElement json) {
        return new Gson().fromJson(json, double[].class);
    }

    /// Seaborn leaves out a point without a group.
    @Test
    void rows_without_a_group_are_left_out_of_every_figure() {
        StringColumn texts = StringColumn.create("g", "a", "", "b", "a", "b", "", "a");
        texts.setMissing(1).setMissing(5);
        double nan = Double.NaN;
        List<Object> labels = List.of(
                texts,
                Arrays.asList("a", null, "b", "a", "b", null, "a"),
                new String[] {"a", null, "b", "a", "b", null, "a"},
                new double[] {0, nan, 1, 0, 1, nan, 0},
                DoubleColumn.create("g", 0, nan, 1, 0, 1, nan, 0),
                Arrays.asList(0, null, 1, 0, 1, null, 0));
        List<Function<Object, Figure>> kinds =
                List.of(g -> Plot.scatter(VALUES, VALUES, g), g -> Plot.hist(VALUES, g), g -> Plot.kde(VALUES, g));
        for (Object label : labels) {
            for (Function<Object, Figure> kind : kinds) {
                assertThat(kind.apply(label).traces()).hasSize(2);
            }
            for (Figure figure : List.of(Plot.box(VALUES, label), Plot.violin(VALUES, label))) {
                BoxTrace box = (BoxTrace) figure.traces().getLast();
                assertThat(box.names()).hasSize(2).doesNotContain("", "null", "NaN");
                assertThat(Distributions.groups("box", VALUES, label).values())
                        .containsExactly(new double[] {1, 4, 7}, new double[] {3, 5});
            }
        }
        double[] counts = new double[10];
        Plot.hist(VALUES, texts).traces().forEach(trace -> {
            double[] height = ((BarsTrace) trace).height();
            Arrays.setAll(counts, i -> counts[i] + height[i]);
        });
        assertThat(Arrays.stream(counts).sum()).isEqualTo(5);
        Table table = Table.create(DoubleColumn.create("x", VALUES), DoubleColumn.create("y", VALUES), texts);
        assertThat(Plot.pairplot(table, List.of("x", "y"), "g").png()).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plot.scatter(VALUES, VALUES, new String[7]))
                .withMessageContaining("every label is missing");
    }

    /// The hint is followed: it must lead to the matrix of the classes.
    @Test
    void outputs_instead_of_classes_are_answered_by_their_shape() {
        Tensor truth = tensor(0., 1., 1., 0.);
        Tensor one = tensor("[[0.2], [0.9], [0.4], [0.1]]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plot.confusionMatrix(truth, one))
                .withMessageContainingAll("0.2", "Hint:", "confusionMatrix(truth, predicted.round())");
        CellsTrace cells =
                (CellsTrace) Plot.confusionMatrix(truth, one.round()).traces().getFirst();
        assertThat(cells.values()).isDeepEqualTo(new double[][] {{2, 0}, {1, 1}});
        Tensor two = tensor("[[0.8, 0.2], [0.1, 0.9], [0.6, 0.4], [0.9, 0.1]]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plot.confusionMatrix(truth, two))
                .withMessageContainingAll("[4, 2]", "confusionMatrix(truth, predicted.argmax(1))");
        assertThat(((CellsTrace) Plot.confusionMatrix(truth, two.argmax(1))
                                .traces()
                                .getFirst())
                        .values())
                .isDeepEqualTo(new double[][] {{2, 0}, {1, 1}});
    }
}
